/** What the page build may be told from outside, where pages are hosted apart from the API. */
/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Origin of the API; the page's own where absent. */
  readonly VITE_API_BASE?: string
  /** Toss client key for pages whose server does not name one. */
  readonly VITE_TOSS_CLIENT_KEY?: string
}
