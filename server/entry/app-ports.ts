/** Hands every route what it needs: the one place that knows which statement serves which port. */
import type { Context } from 'hono'
import type { AppPorts } from '../app.ts'
import { createMember } from '../member/create-member.ts'
import { demoAccounts } from '../member/demo-accounts.ts'
import { unsentMail } from '../member/unsent-mail.ts'
import {
  countFiltered,
  listOrders,
  readAdminOrder,
  readLog,
  readProviderCalls,
} from '../order/admin-orders.sql.ts'
import { initiateOrder } from '../order/initiate-order.ts'
import {
  cancelUnpaidOrder,
  findOwnOrder,
  insertOrder,
  retryUnpaidOrder,
} from '../order/order.sql.ts'
import { findOrder, listOwnOrders, readOrderDetail } from '../order/order-read.sql.ts'
import { readStats } from '../order/order-stats.sql.ts'
import { productsFor } from '../order/quote.sql.ts'
import { loadQuote, type QuoteInput } from '../order/quote-order.ts'
import { cancelOrder, retryOrder, type UnpaidPorts } from '../order/unpaid-order.ts'
import { openOrder, readCheckoutResult } from '../payment/checkout-result.sql.ts'
import type { ConfirmOutcome, CountedConfirm } from '../payment/confirm-payment.ts'
import { bankReturn, failPayment } from '../payment/payment.sql.ts'
import type { HttpContext } from '../platform/http/context.ts'
import { idempotencyStore } from '../platform/http/idempotency.sql.ts'
import { idempotency } from '../platform/http/idempotency.ts'
import { operationsGuard } from '../platform/http/operations-guard.ts'
import { rateLimiter } from '../platform/http/rate-limit.ts'
import { sql } from '../platform/sql.ts'
import { findProduct, listProducts } from '../product/product.sql.ts'
import { armVoid } from '../refund/refund.sql.ts'
import { refundOrder } from '../refund/refund-order.ts'
import { changeSettings, readSettings } from '../setting/setting.sql.ts'
import { defaultSettings } from '../setting/setting.ts'
import type { Services } from './services.ts'

export type AppPortsOptions = {
  version: string
  socketAddressOf: (c: Context) => string | undefined
}

export function appPorts(services: Services, options: AppPortsOptions): Omit<AppPorts, 'pages'> {
  const { config, log, db, clock, chance, metrics, money } = services
  const { now } = clock
  const { frontendUrl, corsOrigins, trustedProxies } = config.http
  const socketAddressOf = (c: HttpContext) => options.socketAddressOf(c)
  const monotonicMs = () => performance.now()
  const logFault = (error: unknown, c: HttpContext) =>
    log.error({ request_id: c.get('requestId'), function_name: 'http', err: error }, 'fault')

  const limiter = rateLimiter({
    limits: config.rateLimits,
    now: monotonicMs,
    socketAddressOf,
    trustedProxies,
  })
  const idempotent = idempotency({
    store: idempotencyStore(db),
    seal: services.seal,
    now,
    onFault: logFault,
  })
  const member = createMember({
    db,
    secret: services.secrets.auth,
    frontendUrl,
    trustedOrigins: corsOrigins,
    limiter,
    ...config.social,
    sendMail: unsentMail((fields, message) => log.info(fields, message)),
    onFault: (error) => log.error({ function_name: 'auth', err: error }, 'auth'),
  })
  const { gate } = member

  const shopDefaults = defaultSettings(config.checkout)
  const settingsNow = () => readSettings(db, shopDefaults)
  const quoted = (input: QuoteInput) =>
    loadQuote(
      { productsFor: (ids, buyer) => productsFor(db, now(), ids, buyer), readPolicy: settingsNow },
      input,
    )
  const unpaid: UnpaidPorts = {
    retry: (row) => retryUnpaidOrder(db, row, now()),
    cancel: (orderId, performer) => cancelUnpaidOrder(db, orderId, performer, now()),
    resolveOrder: money.resolveOrder,
    armVoid: (orderId, performer) => armVoid(db, orderId, performer, now()),
    sendRefunds: money.send,
    newId: chance.newId,
    newToken: chance.newToken,
  }
  const readWindow = async () => ({
    frontendUrl,
    clientKey: config.toss.clientKey,
    isTestMode: config.toss.mode === 'test',
    virtualAccountHours: (await settingsNow()).virtualAccountHours,
  })
  const orderDetail = (id: string) => readOrderDetail(db, id)

  return {
    version: options.version,
    plumbing: {
      frontendUrl,
      toss: config.toss.isSandbox ? { sandboxOrigin: config.toss.apiBase } : 'live',
      corsOrigins,
      logFault,
      logLine: {
        write: (level, fields, message) => log[level](fields, message),
        monotonicMs,
        isQuiet: (path) => !path.startsWith('/api') && !path.startsWith('/checkout/return'),
      },
    },
    member: member.routes,
    product: {
      listProducts: (kind) => listProducts(db, now(), kind),
      findProduct: (id) => findProduct(db, now(), id),
    },
    quote: { findActor: gate.findActor, loadQuote: quoted },
    initiate: {
      gate,
      limiter,
      idempotent,
      readWindow,
      initiate: (input) =>
        initiateOrder(
          {
            loadQuote: quoted,
            insert: (row) => insertOrder(db, row),
            now,
            ...chance,
            ttlSeconds: config.checkout.orderTtlSeconds,
          },
          input,
        ),
    },
    unpaidOrder: {
      gate,
      idempotent,
      readWindow,
      findOwn: (id, buyerId) => findOwnOrder(db, id, buyerId),
      retry: (orderId, performer) => retryOrder(unpaid, orderId, performer),
      cancel: (orderId, performer) => cancelOrder(unpaid, orderId, performer),
    },
    orderRead: {
      requireActor: gate.requireActor,
      listOwnOrders: (buyerId, page) => listOwnOrders(db, buyerId, page),
      findOrder: (id) => findOrder(db, id),
      readOrderDetail: orderDetail,
      resolveOrder: money.resolveOrder,
    },
    confirm: {
      credentialOf: member.credentialOf,
      limiter,
      confirm: money.confirmCounted,
      waitForResult: money.waitForResult,
      resolve: money.resolve,
      observeConfirm: (counted, ms) => observeConfirm(services, counted, ms),
      monotonicMs,
    },
    result: {
      credentialOf: member.credentialOf,
      findActor: member.actorOf,
      resolveOrder: money.resolveOrder,
      openOrder: (shown) => openOrder(db, { ...shown, now: now() }),
      readResult: (orderId) => readCheckoutResult(db, orderId, now()),
      failWindow: (given) => failPayment(db, { ...given, kind: 'abandoned', now: now() }),
    },
    bankedReturn: {
      bankReturn: (given) => bankReturn(db, { ...given, newPaymentId: chance.newId(), now: now() }),
    },
    adminOrders: {
      requireRole: gate.requireRole,
      now,
      listOrders: (filter, page) => listOrders(db, filter, page),
      countFiltered: (filter) => countFiltered(db, filter),
      readStats: (period) => readStats(db, period),
      findOrder: (id) => findOrder(db, id),
      readAdminOrder: (id) => readAdminOrder(db, now(), id),
      readLog: (orderId) => readLog(db, orderId),
      readProviderCalls: (orderId) => readProviderCalls(db, orderId),
      resolveOrder: money.resolveOrder,
      logExport: (fields) => log.info({ function_name: 'order-export', ...fields }, 'export'),
    },
    refund: {
      gate,
      limiter,
      idempotent,
      readOrder: orderDetail,
      refund: (input) => refundOrder(money.refund, input),
      sync: money.sync,
      observeRefund: (result) => metrics.refundTotal.inc({ result }),
    },
    setting: {
      requireRole: gate.requireRole,
      readSettings: settingsNow,
      changeSettings: (change) => changeSettings(db, { ...change, now: now() }),
    },
    config: {
      readSettings: settingsNow,
      toss: {
        clientKey: config.toss.clientKey,
        mode: config.toss.mode,
        family: config.toss.family,
        sandboxOrigin: config.toss.isSandbox ? config.toss.apiBase : null,
      },
      demoAccounts: config.demo
        ? demoAccounts.map(({ email, role }) => ({ email, role }))
        : undefined,
    },
    health: {
      version: options.version,
      pid: process.pid,
      guard: operationsGuard({ token: config.metricsToken, socketAddressOf }),
      facts: async () => {
        await db.query(sql`select 1 from hanbeon_private.setting limit 1`)
        return [{ name: 'database', ok: true, detail: 'answers' }]
      },
      metrics: async () => {
        metrics.checkoutPaused.set((await settingsNow()).checkoutPaused ? 1 : 0)
        return metrics.text()
      },
    },
  }
}

function observeConfirm(
  { metrics }: Services,
  { outcome, dbRoundTrips, providerMs }: CountedConfirm,
  ms: number,
): void {
  // Only who asked Toss has won.
  if (providerMs !== null) metrics.dbRoundTrips.observe(dbRoundTrips)
  metrics.confirmDuration.observe(ms / 1000)
  const refused = outcome.kind === 'refused'
  if (refused && outcome.refusal === 'amount_mismatch') metrics.amountMismatch.inc()
  metrics.confirmTotal.inc({
    result: resultOf(outcome),
    error_code: refused ? (outcome.providerCode ?? outcome.refusal) : '',
  })
}

function resultOf(outcome: ConfirmOutcome): string {
  switch (outcome.kind) {
    case 'settled':
      if (outcome.replayed) return 'replayed'
      return outcome.view.payment.status === 'WAITING_FOR_DEPOSIT' ? 'pending' : 'paid'
    case 'in_doubt':
    case 'joined':
      return 'in_doubt'
    case 'refused':
      return outcome.asked === true || outcome.refusal === 'declined' ? 'declined' : 'refused'
  }
}
