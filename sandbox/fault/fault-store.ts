/** The faults that still wait to be played; each is used up after its number of times. */

import {
  defaultCode,
  type Effect,
  type Fault,
  hasEffect,
  isEventMode,
  type NewFault,
} from './fault.ts'

/** Which order and payment a call is about, as far as it says so. */
export type About = { orderId?: string; paymentKey?: string }

export type FaultStore = {
  add(wanted: NewFault): Fault
  /** Uses up one turn of the first fault that fits. A replay does nothing anew, so it cannot be declined. */
  take(operation: string, isReplay: boolean, about?: () => About): Fault | null
  /** The same for a new event (`event`) and for one attempt to hand it over (`attempt`). */
  takeForWebhook(moment: 'event' | 'attempt', about?: () => About): Fault | null
  all(): Fault[]
  remove(id: string): boolean
  clear(): void
  restore(fault: Fault): void
}

type Ports = { newId(): string; fraction(): number; onChange(fault: Fault): void }

const nothing = (): About => ({})

export function createFaultStore({ newId, fraction, onChange }: Ports): FaultStore {
  const faults = new Map<string, Fault>()

  function change(fault: Fault): void {
    put(fault)
    onChange(fault)
  }

  function put(fault: Fault): void {
    if (fault.times > 0) faults.set(fault.id, fault)
    else faults.delete(fault.id)
  }

  function takeFirst(fits: (fault: Fault) => boolean, about: () => About): Fault | null {
    if (faults.size === 0) return null
    for (const fault of faults.values()) {
      if (!fits(fault) || !isAbout(fault, about)) continue
      if (fault.probability !== undefined && fraction() >= fault.probability) continue
      change({ ...fault, times: fault.times - 1 })
      return fault
    }
    return null
  }

  return {
    add({ also, ...wanted }) {
      const fault: Fault = { ...wanted, id: newId(), code: codeOf(wanted) }
      if (also !== undefined) fault.also = also.map((each) => ({ ...each, code: codeOf(each) }))
      change(fault)
      return fault
    },
    take: (operation, isReplay, about = nothing) =>
      takeFirst(
        (fault) => fits(fault, operation) && !(isReplay && hasEffect(fault, 'decline')),
        about,
      ),
    takeForWebhook: (moment, about = nothing) =>
      takeFirst(
        (fault) =>
          fault.operation === 'webhook' && isEventMode(fault.mode) === (moment === 'event'),
        about,
      ),
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

function codeOf({ mode, code }: Pick<Effect, 'mode'> & Partial<Effect>) {
  return code ?? defaultCode(mode)
}

/** `*` means every operation of the API; a webhook is the sandbox's own act and must be named. */
function fits(fault: Fault, operation: string): boolean {
  return fault.operation === operation || (fault.operation === '*' && operation !== 'webhook')
}

/** Looked at only where the fault asks: reading it costs a look into the body. */
function isAbout({ orderIdPrefix, paymentKeyPrefix }: Fault, about: () => About): boolean {
  if (orderIdPrefix === undefined && paymentKeyPrefix === undefined) return true
  const { orderId = '', paymentKey = '' } = about()
  return orderId.startsWith(orderIdPrefix ?? '') && paymentKey.startsWith(paymentKeyPrefix ?? '')
}
