/** A sentence for the person at the keyboard: what went wrong and what to do, in Korean and English. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly ko: string
  readonly en: string

  constructor(ko: string, en: string, cause?: unknown) {
    super(en, cause === undefined ? undefined : { cause })
    this.ko = ko
    this.en = en
  }
}
