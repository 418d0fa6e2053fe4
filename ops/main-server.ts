/** `hanbeon start` as a program of its own, for a process manager that names a file. */
process.argv.splice(2, 0, 'start')
await import('./main.ts')
