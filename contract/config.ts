/** What the pages have to know before they can sell: keys, limits, whether checkout is paused. */
import { z } from '@hono/zod-openapi'
import { won } from './common.ts'

export const config = z
  .object({
    currency: z.literal('KRW'),
    isTestMode: z.boolean(),
    toss: z.object({
      clientKey: z.string(),
      product: z.enum(['widget', 'window']),
      variantKey: z.string().optional(),
      methods: z.array(z.string()),
      sdk: z.enum(['live', 'sandbox']),
      sdkUrl: z.string(),
    }),
    checkout: z.object({ paused: z.boolean(), maxItems: z.int(), maxAmount: won }),
    /** Accounts to try out with; only outside production. */
    demoAccounts: z.array(z.object({ email: z.string(), role: z.string() })).optional(),
  })
  .openapi('Config')

export type Config = z.infer<typeof config>
