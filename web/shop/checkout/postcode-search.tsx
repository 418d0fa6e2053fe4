/** The address search in a dialog; where it cannot be had, the fields stay open to write in. */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Dialog } from '../../ui/dialog.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Notice } from '../../ui/states.tsx'
import { useShopText } from '../text/text.ts'
import { addressLine, loadPostcode } from './postcode.ts'

type Props = {
  open: boolean
  onClose: () => void
  onFound: (address: { zipCode: string; address1: string }) => void
}

export function PostcodeSearch({ open, onClose, onFound }: Props): JSX.Element {
  const t = useShopText().checkout
  return (
    <Dialog open={open} onClose={onClose} title={t.postcodeTitle}>
      <Search onFound={onFound} />
    </Dialog>
  )
}

function Search({ onFound }: Pick<Props, 'onFound'>): JSX.Element {
  const t = useShopText().checkout
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  useEffect(() => {
    let alive = true
    loadPostcode()
      .then((Postcode) => {
        if (!alive || place.current === null) return
        const oncomplete = (address: Parameters<typeof addressLine>[0]): void =>
          onFound({ zipCode: address.zonecode, address1: addressLine(address) })
        new Postcode({ oncomplete, width: '100%', height: '100%' }).embed(place.current, {
          autoClose: false,
        })
        setState('shown')
      })
      .catch(() => alive && setState('failed'))
    return () => {
      alive = false
    }
  }, [])
  return (
    <>
      {state === 'loading' ? (
        <p class="postcode__wait">
          <Spinner label={t.postcodeLoading} />
        </p>
      ) : null}
      {state === 'failed' ? <Notice tone="warning" title={t.postcodeFailed} /> : null}
      <div ref={place} class={state === 'shown' ? 'postcode' : 'visually-hidden'} />
    </>
  )
}
