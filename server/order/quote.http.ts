/** POST /api/checkout/quote: the price that the server will charge. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { type Quote as QuoteShape, quote, quoteBody } from '../../contract/checkout.ts'
import type { ErrorCode } from '../../contract/error-code.ts'
import { problem } from '../../contract/problem.ts'
import type { ActorGate } from '../member/actor.http.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { type Language, languageOf } from '../platform/http/language.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type { Quote, QuoteOutcome, QuoteRefusal } from './quote.ts'
import type { QuoteInput } from './quote-order.ts'

export type QuotePorts = {
  findActor: ActorGate['findActor']
  loadQuote: (input: QuoteInput) => Promise<QuoteOutcome>
}

/** What a refused quote answers; initiate answers the same. */
export const quoteRefusalCode = {
  not_on_sale: 'E_NOT_FOUND',
  course_quantity: 'E_INVALID_INPUT',
  several_suppliers: 'E_INVALID_INPUT',
  too_many_items: 'E_LIMIT_ITEMS',
  coupon_invalid: 'E_COUPON_INVALID',
  over_limit: 'E_LIMIT_AMOUNT',
  under_minimum: 'E_LIMIT_AMOUNT',
  already_enrolled: 'E_ALREADY_ENROLLED',
  out_of_stock: 'E_OUT_OF_STOCK',
  course_full: 'E_COURSE_FULL',
} as const satisfies Record<QuoteRefusal, ErrorCode>

const refusalText: Record<QuoteRefusal, Record<Language, string>> = {
  not_on_sale: { ko: '지금은 판매하지 않는 상품이에요.', en: 'This product is not on sale.' },
  course_quantity: {
    ko: '강의는 한 번에 하나씩만 신청할 수 있어요.',
    en: 'A course can be bought once at a time.',
  },
  several_suppliers: {
    ko: '판매자가 다른 상품은 따로 주문해 주세요.',
    en: 'Products of different suppliers need an order each.',
  },
  too_many_items: {
    ko: '한 번에 담을 수 있는 상품 수를 넘었어요.',
    en: 'Too many products at once.',
  },
  coupon_invalid: { ko: '쓸 수 없는 쿠폰이에요.', en: 'This coupon does not count.' },
  over_limit: { ko: '한 번에 결제할 수 있는 금액을 넘었어요.', en: 'The total is over the limit.' },
  under_minimum: { ko: '결제할 수 있는 금액보다 적어요.', en: 'The total is under the minimum.' },
  already_enrolled: { ko: '이미 신청한 강의예요.', en: 'You already have this course.' },
  out_of_stock: { ko: '남은 수량이 부족해요.', en: 'There are not enough pieces left.' },
  course_full: { ko: '자리가 모두 찼어요.', en: 'Every seat is taken.' },
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }

const quoteRoute = createRoute({
  method: 'post',
  path: '/checkout/quote',
  tags: ['checkout'],
  summary: 'The price of a basket',
  request: { body: { required: true, content: { 'application/json': { schema: quoteBody } } } },
  responses: {
    200: { description: 'The price', content: { 'application/json': { schema: quote } } },
    400: { description: 'Malformed, or past a limit', ...problemJson },
    404: { description: 'A product that is not on sale', ...problemJson },
    409: { description: 'Sold out, full, or already enrolled', ...problemJson },
    422: { description: 'The coupon does not count', ...problemJson },
  },
})

export function quoteRoutes(ports: QuotePorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  app.openapi({ ...quoteRoute, middleware: ports.findActor }, async (c) => {
    const { items, couponCode } = c.req.valid('json')
    const input = { items, couponCode, buyerId: c.get('actor')?.id }
    const language = languageOf(c.req.header('accept-language'))
    return c.json(quoteShape(quotedOr(await ports.loadQuote(input), input, language)), 200)
  })
  return app
}

/** The quote, or its refusal on the way to the edge, with the item that it is about. */
export function quotedOr(outcome: QuoteOutcome, input: QuoteInput, language: Language): Quote {
  if (outcome.kind === 'quoted') return outcome.quote
  const { refusal, productId } = outcome
  const index = input.items.findIndex((item) => item.productId.toLowerCase() === productId)
  const errors =
    index === -1 ? undefined : [{ path: `items.${index}`, message: refusalText[refusal][language] }]
  throw new Refusal(quoteRefusalCode[refusal], { errors })
}

export function quoteShape(quote: Quote): QuoteShape {
  const { subtotal, discount, shippingFee, taxFreeAmount, totalAmount } = quote
  const items = quote.lines.map(({ courseId: _course, taxFree: _tax, ...line }) => line)
  return { items, subtotal, discount, shippingFee, taxFreeAmount, totalAmount }
}
