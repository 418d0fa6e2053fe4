/** A log line for the eyes: time, level, what happened, and the few fields that one looks for. */

const dim = (text: string) => `\u001B[2m${text}\u001B[22m`
const colours: Record<string, number> = { warn: 33, error: 31, fatal: 31 }

export function humanLine(line: string): string {
  let fields: Record<string, unknown>
  try {
    fields = JSON.parse(line)
  } catch {
    return line
  }
  const { timestamp, level, message, route, function_name, ...rest } = fields
  const time = String(timestamp).slice(11, 19)
  const colour = colours[String(level)]
  const word = colour === undefined ? dim(String(level)) : `\u001B[${colour}m${level}\u001B[39m`
  const what = [route ?? function_name, message].filter((each) => each !== undefined).join(' · ')
  const more = Object.entries(rest)
    .filter(([name]) => !['request_id', 'trace_id'].includes(name))
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`)
  return `${dim(time)} ${word} ${what} ${dim(more.join(' '))}\n`
}
