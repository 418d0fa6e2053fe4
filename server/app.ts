/** Builds the whole HTTP application from its ports: the plumbing, every noun's routes, health, docs and pages. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import type { memberRoutes } from './member/member.http.ts'
import { type AdminOrderPorts, adminOrderRoutes } from './order/admin-orders.http.ts'
import { type InitiateRoutePorts, initiateRoutes } from './order/initiate.http.ts'
import { type OrderReadPorts, orderReadRoutes } from './order/order-read.http.ts'
import { type QuotePorts, quoteRoutes } from './order/quote.http.ts'
import { type UnpaidRoutePorts, unpaidOrderRoutes } from './order/unpaid-order.http.ts'
import { type ConfirmRoutePorts, confirmRoutes } from './payment/confirm.http.ts'
import { type ResultPorts, resultRoutes } from './payment/result.http.ts'
import { type ReturnPorts, returnRoutes } from './payment/return.http.ts'
import { apiDocsRoutes } from './platform/http/api-docs.ts'
import type { HttpEnv } from './platform/http/context.ts'
import { type HealthPorts, healthRoutes } from './platform/http/health.ts'
import { type PlumbingOptions, plumb } from './platform/http/plumbing.ts'
import { invalidInput } from './platform/http/validation.ts'
import { type ProductPorts, productRoutes } from './product/product.http.ts'
import { type RefundRoutePorts, refundRoutes } from './refund/refund.http.ts'
import { type ConfigPorts, configRoutes } from './setting/config.http.ts'
import { type SettingPorts, settingRoutes } from './setting/setting.http.ts'

export type AppPorts = {
  plumbing: PlumbingOptions
  version: string
  member: ReturnType<typeof memberRoutes>
  product: ProductPorts
  quote: QuotePorts
  initiate: InitiateRoutePorts
  unpaidOrder: UnpaidRoutePorts
  orderRead: OrderReadPorts
  confirm: ConfirmRoutePorts
  result: ResultPorts
  bankedReturn: ReturnPorts
  adminOrders: AdminOrderPorts
  refund: RefundRoutePorts
  setting: SettingPorts
  config: ConfigPorts
  health: HealthPorts
  /** The built pages; last, because they answer whatever is left. */
  pages?: Hono<HttpEnv>
}

export function createApp(ports: AppPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  plumb(app, ports.plumbing)
  app.route('/', healthRoutes(ports.health))
  app.route('/', returnRoutes(ports.bankedReturn))
  app.route('/api/auth', ports.member)
  for (const routes of [
    configRoutes(ports.config),
    productRoutes(ports.product),
    quoteRoutes(ports.quote),
    initiateRoutes(ports.initiate),
    confirmRoutes(ports.confirm),
    resultRoutes(ports.result),
    unpaidOrderRoutes(ports.unpaidOrder),
    orderReadRoutes(ports.orderRead),
    adminOrderRoutes(ports.adminOrders),
    refundRoutes(ports.refund),
    settingRoutes(ports.setting),
  ]) {
    app.route('/api', routes)
  }
  app.route(
    '/api',
    apiDocsRoutes(() => describe(app, ports.version)),
  )
  if (ports.pages !== undefined) app.route('/', ports.pages)
  return app
}

function describe(app: OpenAPIHono<HttpEnv>, version: string) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'hanbeon', version, description: '한번: each payment exactly once' },
  })
}
