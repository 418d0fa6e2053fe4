/** Seals texts that lie in the database with AES-256-GCM, bound to the row that they belong to. */

export type Seal = {
  seal(text: string, row: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  /** Throws where the text was changed, moved to another row or sealed under another secret. */
  open(sealed: Uint8Array<ArrayBuffer>, row: Uint8Array<ArrayBuffer>): Promise<string>
}

const nonceLength = 12

/** `secret` is 32 random bytes. */
export function sealWith(secret: Uint8Array): Seal {
  const key = crypto.subtle.importKey('raw', new Uint8Array(secret), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  return {
    async seal(text, row) {
      const iv = crypto.getRandomValues(new Uint8Array(nonceLength))
      const algorithm = { name: 'AES-GCM', iv, additionalData: row }
      const bytes = new TextEncoder().encode(text)
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, await key, bytes))
      return concat(iv, sealed)
    },
    async open(sealed, row) {
      const iv = sealed.subarray(0, nonceLength)
      const algorithm = { name: 'AES-GCM', iv, additionalData: row }
      const bytes = await crypto.subtle.decrypt(algorithm, await key, sealed.subarray(nonceLength))
      return new TextDecoder().decode(bytes)
    },
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
