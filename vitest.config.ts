import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,server,client,exercises,e2e}/**/*.test.ts'],
    // Two cores serve real servers, worker threads and property tests at once.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most of the long ones wait for servers and disks; by default one of two cores would watch.
    maxWorkers: 2,
  },
})
