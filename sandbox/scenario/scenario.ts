/** A scenario: steps that put payments, faults and the clock in place, make calls, and say what must come of them. */

import { z } from 'zod'

const inTwoLanguages = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) })
const alias = z.string().regex(/^[a-z][a-zA-Z0-9]{0,19}$/)
const fields = z.record(z.string(), z.unknown())
const amount = z.int().min(1)

const call = z.strictObject({
  /** One of the three everyday calls on a payment … */
  operation: z.enum(['confirm', 'cancel', 'get']).optional(),
  payment: alias.optional(),
  /** … or any call at all. */
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  path: z.string().startsWith('/').optional(),
  /** Laid over what the operation sends by itself; text goes out as it is. */
  body: z.union([z.string(), fields]).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Of this run only: another run with the same key is another key. */
  idempotencyKey: z.string().max(200).optional(),
  /** The caller leaves after so long. */
  timeoutMs: z.int().min(1).max(60_000).optional(),
  /** Keeps the answer under this name. */
  as: alias.optional(),
  expect: z
    .strictObject({
      outcome: z.enum(['answered', 'dropped', 'timeout', 'not_json']).default('answered'),
      status: z.int().optional(),
      code: z.string().optional(),
      body: fields.optional(),
      /** Part of the address that a redirect leads to. */
      location: z.string().optional(),
    })
    .optional(),
})

const stepKinds = {
  /** `POST /sandbox/faults`, for this run's orders only. */
  fault: fields,
  /** `POST /sandbox/payments`; with `status` DONE or WAITING_FOR_DEPOSIT it is confirmed as well. */
  payment: z.looseObject({
    as: alias,
    amount: amount.default(10_000),
    status: z.string().optional(),
  }),
  call,
  clock: z.strictObject({ advanceSeconds: z.number().min(0) }),
  deposit: z.strictObject({ payment: alias, status: z.int().default(200) }),
  /** The bank takes a deposit back. */
  depositError: z.strictObject({ payment: alias }),
  /** As in Toss's own console. */
  consoleCancel: z.strictObject({ payment: alias, cancelAmount: amount.optional() }),
  expire: z.strictObject({ payment: alias }),
  /** A receiver of this run; it answers with these, the last one for ever. */
  receiver: z.strictObject({ answers: z.array(z.int()).min(1).default([200]) }),
  /** The payment comes to look like this. */
  expect: z.strictObject({ payment: alias, is: fields }),
  /** The receiver comes to have exactly these, in this order; or, unordered, in any. */
  expectWebhooks: z.strictObject({
    are: z.array(fields),
    inAnyOrder: z.boolean().default(false),
    /** All of them under one transmission id. */
    oneTransmission: z.boolean().default(false),
  }),
}

const step = z
  .strictObject({
    note: z.string().optional(),
    ...z.object(stepKinds).partial().shape,
  })
  .refine((value) => kindsOf(value).length === 1, {
    message: `a step is exactly one of ${Object.keys(stepKinds).join(', ')}`,
  })

export const scenarioFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  title: inTwoLanguages,
  about: inTwoLanguages.optional(),
  steps: z.array(step).min(1).max(200),
})

export type Scenario = z.infer<typeof scenarioFile>
export type Step = z.infer<typeof step>
export type CallStep = z.infer<typeof call>
export type StepKind = keyof typeof stepKinds

function kindsOf(value: object): StepKind[] {
  return (Object.keys(value) as (StepKind | 'note')[]).filter((key) => key !== 'note')
}

export function kindOf(value: Step): StepKind {
  const [kind] = kindsOf(value)
  if (kind === undefined) throw new Error('a step without a kind')
  return kind
}

/** Faults and clock before the first thing that happens: what a program of one's own is to run into. */
export function stageOf({ steps }: Scenario): Step[] {
  const end = steps.findIndex((each) => !['fault', 'clock'].includes(kindOf(each)))
  return end === -1 ? steps : steps.slice(0, end)
}
