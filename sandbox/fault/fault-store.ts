/** The faults that still wait to be played; each is used up after its number of times. */

import type { z } from 'zod'
import { defaultCode, type Fault, type newFault } from './fault.ts'

export type FaultStore = {
  add(wanted: z.infer<typeof newFault>): Fault
  /** Uses up one turn of the first fault that fits. A replay does nothing anew, so it cannot be declined. */
  take(operation: string, isReplay: boolean): Fault | null
  all(): Fault[]
  remove(id: string): boolean
  clear(): void
  restore(fault: Fault): void
}

type Ports = { newId(): string; onChange(fault: Fault): void }

export function createFaultStore({ newId, onChange }: Ports): FaultStore {
  const faults = new Map<string, Fault>()

  function change(fault: Fault): void {
    put(fault)
    onChange(fault)
  }

  function put(fault: Fault): void {
    if (fault.times > 0) faults.set(fault.id, fault)
    else faults.delete(fault.id)
  }

  return {
    add(wanted) {
      const fault = { ...wanted, id: newId(), code: wanted.code ?? defaultCode(wanted.mode) }
      change(fault)
      return fault
    },
    take(operation, isReplay) {
      for (const fault of faults.values()) {
        if (!fits(fault, operation)) continue
        if (isReplay && fault.mode === 'decline') continue
        change({ ...fault, times: fault.times - 1 })
        return fault
      }
      return null
    },
    all: () => [...faults.values()],
    remove(id) {
      const fault = faults.get(id)
      if (fault !== undefined) change({ ...fault, times: 0 })
      return fault !== undefined
    },
    clear() {
      for (const fault of faults.values()) change({ ...fault, times: 0 })
    },
    restore: put,
  }
}

/** `*` means every operation of the API; a webhook is the sandbox's own act and must be named. */
function fits(fault: Fault, operation: string): boolean {
  return fault.operation === operation || (fault.operation === '*' && operation !== 'webhook')
}
