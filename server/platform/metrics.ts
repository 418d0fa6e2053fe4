/** The numbers that Prometheus reads and that the alarms are made of. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds; 1.5 and 3 are the limits of the alarms, so that they are read and not guessed. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30, 60]
const roundTrips = [1, 2, 3, 4, 5, 8, 13, 21]

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const metrics = {
    confirmTotal: new Counter({
      name: 'hanbeon_confirm_total',
      help: 'Confirms answered, by result and error code.',
      labelNames: ['result', 'error_code'] as const,
      registers,
    }),
    confirmDuration: new Histogram({
      name: 'hanbeon_confirm_duration_seconds',
      help: 'From the arrival of a confirm to its answer.',
      buckets: seconds,
      registers,
    }),
    providerDuration: new Histogram({
      name: 'hanbeon_provider_duration_seconds',
      help: 'From asking Toss to its answer.',
      labelNames: ['operation'] as const,
      buckets: seconds,
      registers,
    }),
    providerErrors: new Counter({
      name: 'hanbeon_provider_errors_total',
      help: 'Answers of Toss that were no success, by its code; NETWORK and TIMEOUT where there was none.',
      labelNames: ['code'] as const,
      registers,
    }),
    refundTotal: new Counter({
      name: 'hanbeon_refund_total',
      help: 'Refunds, by result.',
      labelNames: ['result'] as const,
      registers,
    }),
    refundOverdue: new Gauge({
      name: 'hanbeon_refund_overdue',
      help: 'Refunds whose due date has passed.',
      registers,
    }),
    webhookTotal: new Counter({
      name: 'hanbeon_webhook_total',
      help: 'Webhooks received, by source and result.',
      labelNames: ['source', 'result'] as const,
      registers,
    }),
    amountMismatch: new Counter({
      name: 'hanbeon_amount_mismatch_total',
      help: 'Confirms whose amount was not the amount of the order.',
      registers,
    }),
    dbRoundTrips: new Histogram({
      name: 'hanbeon_db_round_trips',
      help: 'Database round trips of a winning confirm.',
      buckets: roundTrips,
      registers,
    }),
    unresolvedPayments: new Gauge({
      name: 'hanbeon_unresolved_payments',
      help: 'Payments whose outcome is not known yet.',
      registers,
    }),
    checkoutPaused: new Gauge({
      name: 'hanbeon_checkout_paused',
      help: '1 while checkout is paused.',
      registers,
    }),
  }
  startAtZero(metrics)
  return { ...metrics, registry, text: () => registry.metrics() }
}

/** A series that begins with its first event hides that event from `increase()`. */
function startAtZero(metrics: {
  confirmTotal: Counter<'result' | 'error_code'>
  providerDuration: Histogram<'operation'>
  providerErrors: Counter<'code'>
  refundTotal: Counter<'result'>
  webhookTotal: Counter<'source' | 'result'>
}): void {
  for (const result of ['paid', 'pending', 'replayed', 'in_doubt', 'declined', 'refused'])
    metrics.confirmTotal.inc({ result, error_code: '' }, 0)
  for (const operation of ['confirm', 'cancel', 'get']) metrics.providerDuration.zero({ operation })
  for (const code of ['NETWORK', 'TIMEOUT']) metrics.providerErrors.inc({ code }, 0)
  for (const result of ['succeeded', 'pending', 'needs_approval', 'failed', 'refused'])
    metrics.refundTotal.inc({ result }, 0)
  for (const source of ['toss', 'relay'])
    for (const result of ['received', 'duplicate', 'applied', 'ignored', 'invalid_signature'])
      metrics.webhookTotal.inc({ source, result }, 0)
}
