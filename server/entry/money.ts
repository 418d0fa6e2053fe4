/** Puts the verbs of money together with their statements and with Toss: confirm, resolve, refund, sync. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import { type Performer, system } from '../kernel/performer.ts'
import {
  type ConfirmInput,
  type ConfirmPorts,
  type CountedConfirm,
  confirmPayment,
} from '../payment/confirm-payment.ts'
import {
  claimPayment,
  growConfirm,
  keyedAttempts,
  readConfirmView,
  scheduleLook,
  settlePayment,
  syncCancels,
  takeLook,
  unresolvedPayments,
} from '../payment/payment.sql.ts'
import { type ResolvePorts, resolvePayment } from '../payment/resolve-payment.ts'
import { waitForResult } from '../payment/wait-for-result.ts'
import type { Chance } from '../platform/chance.ts'
import type { Log } from '../platform/log.ts'
import type { Seal } from '../platform/seal.ts'
import type { Db } from '../platform/sql.ts'
import {
  armRefund,
  readRefund,
  releaseRefundLease,
  settleRefund,
  takeRefund,
} from '../refund/refund.sql.ts'
import type { RefundPorts } from '../refund/refund-order.ts'
import type { RefundAccount } from '../refund/refund-rows.ts'
import { type SendRefundsPorts, sendRefunds } from '../refund/send-refunds.ts'
import { type SyncPorts, syncOrder } from '../refund/sync-order.ts'
import type { Toss } from '../toss/client.ts'

export type MoneyOptions = {
  db: Db
  toss: Toss
  clock: Clock
  chance: Chance
  log: Log
  /** Seals refund accounts at rest. */
  seal: Seal
}

export type Money = ReturnType<typeof putMoneyTogether>

export function putMoneyTogether({ db, toss, clock, chance, log, seal }: MoneyOptions) {
  const now = clock.now
  const { newId } = chance

  const confirm: ConfirmPorts = {
    claim: (item) => claimPayment(db, item),
    settle: (item) => settlePayment(db, item),
    toss,
    newId,
    now,
  }

  /** Confirms, and counts what it cost: flights to the database, milliseconds at Toss. */
  async function confirmCounted(input: ConfirmInput): Promise<CountedConfirm> {
    let dbRoundTrips = 0
    let providerMs: number | null = null
    const counted = db.watched(() => {
      dbRoundTrips += 1
    })
    const outcome = await confirmPayment(
      {
        ...confirm,
        claim: (item) => claimPayment(counted, item),
        settle: (item) => {
          providerMs = item.calls[0]?.ms ?? null
          return settlePayment(counted, item)
        },
      },
      input,
    )
    return { outcome, dbRoundTrips, providerMs }
  }

  const resolvePorts: ResolvePorts = {
    takeLook: (id, at, next) => takeLook(db, id, at, next),
    settle: (item) => settlePayment(db, item),
    scheduleLook: (id, at) => scheduleLook(db, id, at),
    syncCancels: (sync) => syncCancels(db, sync),
    growConfirm: (id, from, at) => growConfirm(db, id, from, at),
    toss,
    now,
    alarm: (name, fields) =>
      log.error({ function_name: 'payment-resolver', alarm: name, ...fields }, name),
  }
  const resolve = (paymentId: string, performer?: Performer) =>
    resolvePayment(resolvePorts, paymentId, performer)
  async function resolveOrder(orderId: string): Promise<void> {
    for (const id of await unresolvedPayments(db, orderId)) await resolve(id)
  }

  const sendPorts: SendRefundsPorts = {
    take: (paymentId, leaseId, at, until) => takeRefund(db, paymentId, leaseId, at, until),
    releaseLease: (paymentId, leaseId) => releaseRefundLease(db, paymentId, leaseId),
    settle: (item) => settleRefund(db, item),
    syncCancels: (sync) => syncCancels(db, sync),
    openAccount: (sealed) => openAccount(seal, sealed),
    toss,
    newId,
    now,
  }
  const send = (paymentId: string, performer: Performer = system('worker')) =>
    sendRefunds(sendPorts, paymentId, performer)

  const refund: RefundPorts = {
    arm: (item) => armRefund(db, item),
    resolve,
    send,
    read: (id) => readRefund(db, id),
    sealAccount: (account) => sealAccount(seal, account),
    newId,
    now,
    monotonicMs: () => performance.now(),
    pause: (ms) => wait(ms),
  }

  const syncPorts: SyncPorts = {
    attempts: (orderId) => keyedAttempts(db, orderId),
    settle: (item) => settlePayment(db, item),
    syncCancels: (sync) => syncCancels(db, sync),
    resolve,
    toss,
    now,
  }

  return {
    confirm,
    confirmCounted,
    resolve,
    resolveOrder,
    send,
    refund,
    sync: (orderId: string, performer: Performer) => syncOrder(syncPorts, orderId, performer),
    waitForResult: (view: Parameters<typeof waitForResult>[1]) =>
      waitForResult(
        {
          readView: (orderId, paymentId) => readConfirmView(db, orderId, paymentId),
          resolve,
          pause: (ms) => wait(ms),
          monotonicMs: () => performance.now(),
        },
        view,
      ),
  }
}

/** An account is sealed for the refunds' column, not for one row: its row does not exist before it is armed. */
const sealedFor = new TextEncoder().encode('checkout_refund.receive_account')

async function sealAccount(seal: Seal, account: RefundAccount): Promise<string> {
  return Buffer.from(await seal.seal(JSON.stringify(account), sealedFor)).toString('hex')
}

async function openAccount(seal: Seal, sealed: string): Promise<RefundAccount> {
  return JSON.parse(await seal.open(new Uint8Array(Buffer.from(sealed, 'hex')), sealedFor))
}
