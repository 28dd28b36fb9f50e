import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './support/chromium.ts'

export default defineConfig({
  testDir: '.',
  // Go's takes a Go on this machine, and the minutes in which it makes a pack of it.
  projects: [
    { name: 'room', testMatch: '*.spec.ts', testIgnore: 'go.spec.ts' },
    { name: 'go', testMatch: 'go.spec.ts' },
  ],
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // A trace costs more than the test that it records: `--trace retain-on-failure` where one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    // WebAssembly is compiled a second time, for speed, where it is busiest alone: no test gains from the rest.
    launchOptions: {
      ...launchOptions,
      args: [...launchOptions.args, '--js-flags=--wasm-tiering-budget=1000000000'],
    },
  },
})
