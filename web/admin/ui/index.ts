/** Parts that only the admin needs, beside the shared design language. */
export { DescriptionList, type Fact } from './description-list.tsx'
export { Disclosure } from './disclosure.tsx'
export { OrderBadges, PaymentBadge, RefundBadge } from './order-badges.tsx'
export { Region } from './region.tsx'
export { Segmented } from './segmented.tsx'
export { StatCard } from './stat-card.tsx'
export { useWide } from './use-wide.ts'
