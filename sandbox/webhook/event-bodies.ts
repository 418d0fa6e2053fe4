/** The bodies of events that no payment of the sandbox causes by itself, in the shapes in which Toss sends them. */

import { koreanEventTime, koreanTime } from '../payment/korean-time.ts'
import type { Cancel } from '../payment/payment.ts'
import type { EventType, WebhookEvent } from './event-types.ts'

export type MethodStatus = 'ENABLED' | 'DISABLED' | 'ALIAS_UPDATED'
export type CustomerStatus =
  | 'CREATED'
  | 'REMOVED'
  | 'PASSWORD_CHANGED'
  | 'ONE_TOUCH_ACTIVATED'
  | 'ONE_TOUCH_DEACTIVATED'
export type PayoutStatus = 'COMPLETED' | 'FAILED'
export type SellerStatus = 'PARTIALLY_APPROVED' | 'KYC_REQUIRED' | 'APPROVED'

function older(type: EventType, data: unknown, now: number): WebhookEvent {
  const createdAt = koreanEventTime(now)
  return { type, body: JSON.stringify({ eventType: type, createdAt, data }) }
}

/** Foreign wallets cancel later than they answer. */
export function cancelStatusChanged(cancel: Cancel, now: number): WebhookEvent {
  return older('CANCEL_STATUS_CHANGED', cancel, now)
}

export function billingDeleted(billingKey: string, reason: string | null, now: number) {
  return older('BILLING_DELETED', { billingKey, reason }, now)
}

export function methodUpdated(
  data: { customerKey: string; methodKey: string; status: MethodStatus },
  now: number,
): WebhookEvent {
  return older('METHOD_UPDATED', data, now)
}

export function customerStatusChanged(
  data: { customerKey: string; status: CustomerStatus },
  now: number,
): WebhookEvent {
  return older('CUSTOMER_STATUS_CHANGED', { ...data, changedAt: koreanTime(now) }, now)
}

type Newer = { eventId: string; now: number }

/** The newer envelope names its version, its entity, and the event itself. */
function newer(
  type: EventType,
  entityType: string,
  entityBody: unknown,
  { eventId, now }: Newer,
): WebhookEvent {
  const createdAt = koreanTime(now)
  const envelope = { eventType: type, createdAt, version: '2022-11-16', eventId }
  return { type, body: JSON.stringify({ ...envelope, entityType, entityBody }) }
}

export type Payout = {
  id: string
  refPayoutId: string
  destination: string
  scheduleType: 'EXPRESS' | 'SCHEDULED'
  payoutDate: string
  amount: { currency: string; value: number }
  transactionDescription: string
  requestedAt: string
  status: PayoutStatus
  error: { code: string; message: string } | null
}

export function payoutChanged(payout: Payout, event: Newer): WebhookEvent {
  return newer('payout.changed', 'payout', payout, event)
}

export type Seller = {
  id: string
  refSellerId: string
  businessType: 'INDIVIDUAL' | 'INDIVIDUAL_BUSINESS' | 'CORPORATE'
  status: SellerStatus
}

export function sellerChanged(seller: Seller, event: Newer): WebhookEvent {
  return newer('seller.changed', 'seller', seller, event)
}
