/** Waits for something to become true, and says what it was waiting for when it does not. */

const lookEveryMs = 20

/** Asks again until the answer is neither undefined nor false; an error counts as no. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  { withinMs = 15_000 } = {},
): Promise<Exclude<T, undefined | false | null>> {
  const giveUpAt = Date.now() + withinMs
  let last: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (isThere(answer)) return answer
      last = answer
    } catch (error) {
      last = error
    }
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${what}`, { cause: last })
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

function isThere<T>(answer: T): answer is Exclude<T, undefined | false | null> {
  return answer !== undefined && answer !== false && answer !== null
}
