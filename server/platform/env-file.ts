/** Reads `.env`: names and values, never overriding what is set already. */

const line = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/

export function parseEnvFile(text: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const each of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const match = line.exec(each)
    if (match?.[1] !== undefined) values.set(match[1], unquoted(match[2] ?? ''))
  }
  return values
}

export function withEnvFile(env: NodeJS.ProcessEnv, text: string): NodeJS.ProcessEnv {
  const merged = { ...env }
  for (const [name, value] of parseEnvFile(text)) merged[name] ??= value
  return merged
}

/** In quotes everything counts, and "\n" is a line break; without them a comment ends the value. */
function unquoted(written: string): string {
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(written)
  if (quoted !== null) {
    const inner = quoted[2] ?? ''
    return quoted[1] === '"' ? inner.replaceAll('\\n', '\n') : inner
  }
  return written.replace(/\s+#.*$/, '').trim()
}
