/** quote: reads what a basket needs, in one flight each, and prices it. */
import {
  type QuotedProduct,
  type QuoteOutcome,
  type QuotePolicy,
  quoteOrder,
  type WantedItem,
} from './quote.ts'

export type LoadQuotePorts = {
  /** What of these can be bought now, with what this buyer already has or holds. */
  productsFor: (
    productIds: readonly string[],
    buyerId: string | undefined,
  ) => Promise<QuotedProduct[]>
  readPolicy: () => Promise<QuotePolicy>
}

export type QuoteInput = {
  readonly items: readonly WantedItem[]
  readonly couponCode?: string
  readonly buyerId?: string
}

export async function loadQuote(ports: LoadQuotePorts, input: QuoteInput): Promise<QuoteOutcome> {
  const productIds = [...new Set(input.items.map(({ productId }) => productId))]
  const [products, policy] = await Promise.all([
    ports.productsFor(productIds, input.buyerId),
    ports.readPolicy(),
  ])
  return quoteOrder(input.items, products, policy, input.couponCode)
}
