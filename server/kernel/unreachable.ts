/** Marks a place that the types say can never be reached; reaching it is a bug. */

export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
