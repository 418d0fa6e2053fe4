/** Four kinds of tests: pure ones, ones on a real PostgreSQL, whole stories over processes, and a real browser. */
import { defineConfig } from 'vitest/config'

const needsDatabase = ['**/*.db.test.ts', '**/*.http.test.ts']
/** Pure tests are quick; what starts programs is among the scenarios. */
const startsPrograms = ['**/*.process.test.ts', 'sandbox/main.test.ts']
const elsewhere = ['test/scenario/**', 'test/browser/**', 'node_modules/**', 'dist/**', '.data/**']
const globalSetup = ['test/support/global-setup.ts']

export default defineConfig({
  test: {
    // Two processes at most: the tests start databases, servers and browsers of their own beside them.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          // Pure: nothing to keep apart, and most of the time would go into loading the same files again.
          isolate: false,
          // A property is tried as often as it says, however busy the machine is.
          testTimeout: 30_000,
          include: ['**/*.test.ts'],
          exclude: [...needsDatabase, ...startsPrograms, ...elsewhere],
        },
      },
      {
        test: {
          name: 'db',
          include: needsDatabase,
          exclude: elsewhere,
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'scenario',
          include: ['test/scenario/**/*.test.ts', ...startsPrograms],
          exclude: ['node_modules/**', 'dist/**'],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
