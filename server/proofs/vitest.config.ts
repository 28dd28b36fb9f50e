/** The long form of the proofs: `npm run test:deep`; DEEP=10 in the environment makes it ten times as long. */
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['server/proofs/**/*.test.ts'],
    env: { DEEP: process.env['DEEP'] ?? '1' },
    // One at a time: each is a load of its own, and some measure.
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
})
