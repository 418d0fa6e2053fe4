/** Which address shows which page; every page is fetched when it is first wanted. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { PageError } from './shell/page-error.tsx'
import { PagePending } from './shell/page-pending.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })
const under = { getParentRoute: () => root }

const routes = [
  createRoute({
    ...under,
    path: '/',
    component: lazyRouteComponent(() => import('./product/list-page.tsx'), 'ListPage'),
  }),
  createRoute({
    ...under,
    path: '/products/$id',
    component: lazyRouteComponent(() => import('./product/product-page.tsx'), 'ProductPage'),
  }),
  createRoute({
    ...under,
    path: '/cart',
    component: lazyRouteComponent(() => import('./cart/cart-page.tsx'), 'CartPage'),
  }),
  createRoute({
    ...under,
    path: '/checkout',
    component: lazyRouteComponent(() => import('./checkout/checkout-page.tsx'), 'CheckoutPage'),
  }),
  createRoute({
    ...under,
    path: '/checkout/result/$orderNumber',
    component: lazyRouteComponent(() => import('./checkout/result-page.tsx'), 'ResultPage'),
  }),
  createRoute({
    ...under,
    path: '/checkout/fail',
    component: lazyRouteComponent(() => import('./checkout/fail-page.tsx'), 'FailPage'),
  }),
  createRoute({
    ...under,
    path: '/orders',
    component: lazyRouteComponent(() => import('./order/orders-page.tsx'), 'OrdersPage'),
  }),
  createRoute({
    ...under,
    path: '/orders/$id',
    component: lazyRouteComponent(() => import('./order/order-page.tsx'), 'OrderPage'),
  }),
  createRoute({
    ...under,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./account/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...under,
    path: '/sign-up',
    component: lazyRouteComponent(() => import('./account/sign-up-page.tsx'), 'SignUpPage'),
  }),
  createRoute({
    ...under,
    path: '/policy/$name',
    component: lazyRouteComponent(() => import('./policy/policy-page.tsx'), 'PolicyPage'),
  }),
  createRoute({
    ...under,
    path: '/gallery',
    component: lazyRouteComponent(() => import('../ui/gallery/gallery-page.tsx'), 'GalleryPage'),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultErrorComponent: PageError,
  defaultPendingComponent: PagePending,
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  // Queries stay what they are in the address: plain text.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString()
    return text === '' ? '' : `?${text}`
  },
})
