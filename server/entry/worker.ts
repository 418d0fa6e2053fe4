/** The worker's tasks, over the same verbs as the server: `hanbeon worker` runs it alone, a server runs it inside. */

import { eachOf, startWorker, type Worker } from '../job/worker.ts'
import { forgetExpired } from '../member/member.sql.ts'
import { closeDueOrders } from '../order/order.sql.ts'
import { confirmPayment } from '../payment/confirm-payment.ts'
import { workOnPayments } from '../payment/payment.jobs.ts'
import {
  countUnresolved,
  duePayments,
  lookAtEverythingNow,
  scheduleBanked,
} from '../payment/payment.sql.ts'
import { forgetOldAnswers } from '../platform/http/idempotency.sql.ts'
import { countOverdueRefunds, dueRefundPayments } from '../refund/refund.sql.ts'
import type { Services } from './services.ts'

/** Toss looks away from a merchant that asks without pause. */
const lookLanes = 5
const batch = 50

export async function startMoneyWorker(services: Services): Promise<Worker> {
  const { db, clock, chance, log, money, metrics } = services
  const onFault = (error: unknown) =>
    log.error({ function_name: 'payment-worker', err: error }, 'worker')
  const each = eachOf(lookLanes, onFault)

  await lookAtEverythingNow(db, clock.now()).catch(onFault)
  return startWorker({
    onFault: (task, error) =>
      log.error({ function_name: `payment-worker-${task}`, err: error }, task),
    tasks: [
      {
        name: 'payments',
        everyMs: 500,
        run: () =>
          workOnPayments(
            {
              due: (limit) => duePayments(db, clock.now(), limit),
              confirm: (input) => confirmPayment(money.confirm, input),
              resolve: money.resolve,
              scheduleBanked: (id, at) => scheduleBanked(db, id, at),
              now: clock.now,
              newId: chance.newId,
            },
            each,
          ),
      },
      {
        name: 'refunds',
        everyMs: 1000,
        run: async () =>
          each(await dueRefundPayments(db, clock.now(), batch), (paymentId) =>
            money.send(paymentId),
          ),
      },
      {
        name: 'deadlines',
        everyMs: 1000,
        run: () => closeDueOrders(db, clock.now(), 200),
      },
      {
        name: 'gauges',
        everyMs: 5000,
        run: async () => {
          const { count, oldest } = await countUnresolved(db)
          metrics.unresolvedPayments.set(count)
          metrics.refundOverdue.set(await countOverdueRefunds(db, clock.now()))
          const ageMs = oldest === null ? 0 : clock.now().getTime() - oldest.getTime()
          if (ageMs > 5 * 60_000) {
            log.error(
              { function_name: 'payment-resolver', alarm: 'unresolved_payments', count },
              'unresolved',
            )
          }
        },
      },
      {
        name: 'forget',
        everyMs: 600_000,
        run: () => Promise.all([forgetExpired(db), forgetOldAnswers(db, clock.now())]),
      },
    ],
  })
}
