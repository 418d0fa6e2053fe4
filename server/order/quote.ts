/**
 * The price of a basket: what the server will charge, or the first reason why it will not.
 *
 * Prices come from the products alone. A number that would leave the safe integers is past every limit, so it is refused
 * before it is added up.
 */

export type WantedItem = { readonly productId: string; readonly quantity: number }

/** A product as it can be bought by whoever asks. */
export type QuotedProduct = {
  readonly id: string
  readonly kind: 'goods' | 'course'
  readonly name: string
  readonly imageUrl: string
  readonly price: number
  /** Null where there is no limit. */
  readonly stock: number | null
  readonly courseId: string | null
  readonly supplierId: string
  readonly taxType: 'taxable' | 'taxFree'
  /** The buyer has this course, or another order of theirs is about to. */
  readonly isEnrolled: boolean
}

export type QuotePolicy = {
  readonly maxItems: number
  readonly maxAmount: number
  readonly shippingFee: number
  readonly freeShippingFrom: number
}

export type QuoteLine = {
  readonly productId: string
  readonly courseId: string | null
  readonly kind: 'goods' | 'course'
  readonly name: string
  readonly imageUrl: string
  readonly quantity: number
  readonly unitPrice: number
  readonly amount: number
  readonly stock: number | null
  readonly taxFree: boolean
}

export type Quote = {
  readonly lines: readonly QuoteLine[]
  readonly subtotal: number
  readonly discount: number
  readonly shippingFee: number
  readonly taxFreeAmount: number
  readonly totalAmount: number
  readonly orderName: string
  readonly supplierId: string
}

/** In order of precedence. */
export type QuoteRefusal =
  | 'not_on_sale'
  | 'course_quantity'
  | 'several_suppliers'
  | 'too_many_items'
  | 'coupon_invalid'
  | 'over_limit'
  | 'under_minimum'
  | 'already_enrolled'
  | 'out_of_stock'
  | 'course_full'

export type QuoteOutcome =
  | { readonly kind: 'quoted'; readonly quote: Quote }
  | { readonly kind: 'refused'; readonly refusal: QuoteRefusal; readonly productId?: string }

/** Toss takes no card payment below it, and ours is free only at 0. */
export const smallestAmount = 100
const longestOrderName = 100

export function quoteOrder(
  items: readonly WantedItem[],
  products: readonly QuotedProduct[],
  policy: QuotePolicy,
  couponCode?: string,
): QuoteOutcome {
  const offered = new Map(products.map((product) => [product.id, product]))
  const wanted = merged(items)
  const basket: { product: QuotedProduct; quantity: number }[] = []
  for (const [productId, quantity] of wanted) {
    const product = offered.get(productId)
    if (product === undefined) return refused('not_on_sale', productId)
    basket.push({ product, quantity })
  }
  const first = basket[0]
  if (first === undefined) return refused('not_on_sale')

  const doubled = basket.find(({ product, quantity }) => product.kind === 'course' && quantity > 1)
  if (doubled !== undefined) return refused('course_quantity', doubled.product.id)
  const foreign = basket.find(({ product }) => product.supplierId !== first.product.supplierId)
  if (foreign !== undefined) return refused('several_suppliers', foreign.product.id)
  if (basket.length > policy.maxItems) return refused('too_many_items')
  if (couponCode !== undefined && couponCode.trim() !== '') return refused('coupon_invalid')

  const lines = basket.map(({ product, quantity }) => lineOf(product, quantity))
  const subtotal = sum(lines.map(({ amount }) => amount))
  const shippingFee = shippingFeeOf(lines, subtotal, policy)
  const totalAmount = subtotal + shippingFee
  if (totalAmount > policy.maxAmount) return refused('over_limit')
  if (0 < totalAmount && totalAmount < smallestAmount) return refused('under_minimum')

  const unavailable = basket.map(unavailability).find((reason) => reason !== undefined)
  if (unavailable !== undefined) return unavailable
  return {
    kind: 'quoted',
    quote: {
      lines,
      subtotal,
      discount: 0,
      shippingFee,
      taxFreeAmount: sum(lines.filter(({ taxFree }) => taxFree).map(({ amount }) => amount)),
      totalAmount,
      orderName: orderNameOf(lines.map(({ name }) => name)),
      supplierId: first.product.supplierId,
    },
  }
}

/** `{first}`, or `{first} 외 {n-1}건`; where it is too long, the product's name gives way. */
export function orderNameOf(names: readonly string[]): string {
  const rest = names.length > 1 ? ` 외 ${names.length - 1}건` : ''
  const room = longestOrderName - rest.length
  const [first = ''] = names
  if (first.length <= room) return first + rest
  // By characters, not by halves of one.
  let short = ''
  for (const character of first) {
    if (short.length + character.length > room - 1) break
    short += character
  }
  return `${short}…${rest}`
}

function merged(items: readonly WantedItem[]): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { productId, quantity } of items) {
    const id = productId.toLowerCase()
    quantities.set(id, (quantities.get(id) ?? 0) + quantity)
  }
  return quantities
}

function lineOf(product: QuotedProduct, quantity: number): QuoteLine {
  return {
    productId: product.id,
    courseId: product.courseId,
    kind: product.kind,
    name: product.name,
    imageUrl: product.imageUrl,
    quantity,
    unitPrice: product.price,
    amount: product.price * quantity,
    stock: product.stock,
    taxFree: product.taxType === 'taxFree',
  }
}

/** Goods are sent, courses are not. */
function shippingFeeOf(lines: readonly QuoteLine[], subtotal: number, policy: QuotePolicy): number {
  const sent = lines.some(({ kind }) => kind === 'goods')
  return sent && subtotal < policy.freeShippingFrom ? policy.shippingFee : 0
}

function unavailability(wanted: { product: QuotedProduct; quantity: number }) {
  const { product, quantity } = wanted
  if (product.isEnrolled) return refused('already_enrolled', product.id)
  if (product.stock === null || quantity <= product.stock) return undefined
  return refused(product.kind === 'course' ? 'course_full' : 'out_of_stock', product.id)
}

/** Past the safe integers it is infinite, and so past every limit. */
function sum(amounts: readonly number[]): number {
  let total = 0
  for (const amount of amounts) total += amount
  return Number.isSafeInteger(total) ? total : Number.POSITIVE_INFINITY
}

function refused(refusal: QuoteRefusal, productId?: string): QuoteOutcome & { kind: 'refused' } {
  return { kind: 'refused', refusal, productId }
}
