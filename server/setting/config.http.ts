/** GET /api/config: what the pages have to know before they can sell. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { type Config, config } from '../../contract/config.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type { ShopSettings } from './setting.ts'

export type ConfigPorts = {
  readSettings: () => Promise<ShopSettings>
  toss: TossFacts
  /** Accounts to try out with; only where the demo is laid out. */
  demoAccounts?: readonly { email: string; role: string }[]
}

export type TossFacts = {
  clientKey: string
  mode: 'test' | 'live'
  family: 'window' | 'widget'
  /** Toss is played by the sandbox at this address. */
  sandboxOrigin: string | null
}

/** Toss's own script; the sandbox serves its stand-in under the same path. */
const tossSdkOrigin = 'https://js.tosspayments.com'
const sdkPath = '/v2/standard'
/** The spelling of the payment window's `method`. */
const methods = ['CARD', 'VIRTUAL_ACCOUNT', 'TRANSFER', 'MOBILE_PHONE']
/** The design of the widget that every Toss merchant has. */
const widgetVariant = 'DEFAULT'

const route = createRoute({
  method: 'get',
  path: '/config',
  tags: ['shop'],
  summary: 'Keys, limits, and whether checkout is paused',
  responses: {
    200: { description: 'The configuration', content: { 'application/json': { schema: config } } },
  },
})

export function configRoutes(ports: ConfigPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  const isTestMode = ports.toss.mode === 'test'
  const toss = tossOf(ports.toss)
  const demoAccounts = ports.demoAccounts === undefined ? undefined : [...ports.demoAccounts]
  app.openapi(route, async (c) => {
    const { checkoutPaused, maxItems, maxAmount } = await ports.readSettings()
    const checkout = { paused: checkoutPaused, maxItems, maxAmount }
    return c.json({ currency: 'KRW' as const, isTestMode, toss, checkout, demoAccounts }, 200)
  })
  return app
}

export function tossOf(facts: TossFacts): Config['toss'] {
  const { clientKey, family, sandboxOrigin } = facts
  return {
    clientKey,
    product: family,
    variantKey: family === 'widget' ? widgetVariant : undefined,
    methods,
    sdk: sandboxOrigin === null ? 'live' : 'sandbox',
    sdkUrl: new URL(sdkPath, sandboxOrigin ?? tossSdkOrigin).href,
  }
}
