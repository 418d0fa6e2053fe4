/** The pages of the admin; each is loaded when it is first asked for. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Skeleton, Toaster } from '../ui/index.ts'
import { GoTo } from './navigation.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { ProblemPage } from './shell/problem-page.tsx'
import { StaffOnly } from './shell/staff-only.tsx'

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toaster />
    </>
  ),
  notFoundComponent: NotFoundPage,
  errorComponent: ProblemPage,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: StaffOnly })

const home = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: () => <GoTo path="/orders" />,
})

const orders = createRoute({
  getParentRoute: () => staff,
  path: '/orders',
  component: lazyRouteComponent(() => import('./order-list/orders-page.tsx'), 'OrdersPage'),
})

const order = createRoute({
  getParentRoute: () => staff,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./order/order-page.tsx'), 'OrderPage'),
})

export const adminRouter = createRouter({
  routeTree: root.addChildren([signIn, staff.addChildren([home, orders, order])]),
  basepath: '/admin',
  // Filters are plain words in the address, so numbers stay as they were typed.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString()
    return text === '' ? '' : `?${text}`
  },
  scrollRestoration: true,
  defaultPendingMs: 200,
  defaultPendingComponent: () => <Skeleton kind="card" />,
  defaultErrorComponent: ProblemPage,
})
