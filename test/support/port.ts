/** Ports below the ones that the system lends to outgoing connections, so that none is taken in between. */
import { freePort } from '../../server/platform/embedded-postgres/credentials.ts'

export { freePort }
