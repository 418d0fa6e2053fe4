/** The number of a fixed virtual account, which its key decides: whoever asks again pays into the same one. */

import { createHash } from 'node:crypto'

export function fixedAccountNumber(accountKey: string): string {
  const bytes = createHash('sha256').update(accountKey).digest()
  return (bytes.readBigUInt64BE() % 10n ** 13n).toString().padStart(13, '0')
}
