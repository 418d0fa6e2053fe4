/** Reading a file line by line, without holding more than one line and one block of it. */

import { closeSync, openSync, readSync } from 'node:fs'

export type Line = {
  text: string /** Where the line ends in the file, newline included. */
  end: number
}

/** Yields complete lines only: what follows the last newline was torn off by a kill. */
export function* linesOf(path: string): Generator<Line> {
  const fd = openSync(path, 'r')
  const block = Buffer.alloc(1 << 20)
  let rest: Buffer = Buffer.alloc(0)
  let end = 0
  try {
    for (;;) {
      const count = readSync(fd, block, 0, block.length, null)
      if (count === 0) return
      let data = Buffer.concat([rest, block.subarray(0, count)])
      for (let at = data.indexOf(10); at !== -1; at = data.indexOf(10)) {
        end += at + 1
        yield { text: data.toString('utf8', 0, at), end }
        data = data.subarray(at + 1)
      }
      rest = data
    }
  } finally {
    closeSync(fd)
  }
}
