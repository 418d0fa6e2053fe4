/** The sandbox's two test merchants, one for each family of Toss keys. */

export type Family = 'window' | 'widget'

export type Merchant = {
  readonly family: Family
  /** At most 14 characters; the first five open every payment key. */
  readonly mId: string
  readonly clientKey: string
  readonly secretKey: string
  /** 64 hex digits; signs the webhooks of payouts and sellers. */
  readonly securityKey: string
}

export const merchants: Readonly<Record<Family, Merchant>> = {
  window: {
    family: 'window',
    mId: 'tsbx_window',
    clientKey: 'test_ck_sandboxWindowClientKey000001',
    secretKey: 'test_sk_sandboxWindowSecretKey000001',
    securityKey: '5a0db0c5'.repeat(8),
  },
  widget: {
    family: 'widget',
    mId: 'tsbx_widget',
    clientKey: 'test_gck_sandboxWidgetClientKey00001',
    secretKey: 'test_gsk_sandboxWidgetSecretKey00001',
    securityKey: '5a0db0d6'.repeat(8),
  },
}

const all = Object.values(merchants)

export function merchantOfSecretKey(secretKey: string): Merchant | undefined {
  return all.find((merchant) => merchant.secretKey === secretKey)
}

export function merchantOfClientKey(clientKey: string): Merchant | undefined {
  return all.find((merchant) => merchant.clientKey === clientKey)
}
