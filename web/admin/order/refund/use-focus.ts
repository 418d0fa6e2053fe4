/** Moves the focus to what a new step begins with, so that keys and readers go on from there. */
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export function useFocus<E extends HTMLElement>(...when: readonly unknown[]): RefObject<E | null> {
  const ref = useRef<E>(null)
  useEffect(() => ref.current?.focus(), when)
  return ref
}
