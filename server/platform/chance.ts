/** Ids and secrets from the system's source of randomness: the one place of the server that rolls dice. */

export type Chance = {
  newId(): string
  /** 256 bits, base64url: an order's token. */
  newToken(): string
  /** `count` characters of Crockford's base 32: no I, L, O, U. */
  newBase32(count: number): string
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const systemChance: Chance = {
  newId: () => crypto.randomUUID(),
  newToken: () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'),
  newBase32: (count) =>
    Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => alphabet[byte & 31]).join(
      '',
    ),
}
