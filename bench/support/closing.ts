/** Whatever a benchmark opens is closed again: at its end, at its failure, at Ctrl-C, and when its time is over. */

type Close = () => unknown

export type Opened = { add(close: Close): void }

export async function closing<T>(
  limitMs: number,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const closers: Close[] = []
  const { promise: stopped, reject: stop } = withRejecter()
  const onSignal = (): void => stop(new Error('stopped'))
  const timer = setTimeout(() => stop(new Error(`took longer than ${limitMs} ms`)), limitMs)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal)
  try {
    return await Promise.race([work({ add: (close) => closers.push(close) }), stopped])
  } finally {
    clearTimeout(timer)
    for (const close of closers.reverse()) await close()
  }
}

function withRejecter() {
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<never>((_, no) => {
    reject = no
  })
  return { promise, reject }
}
