import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

/**
 * The machine's own Chromium where there is one (Debian's, say); otherwise the one that Playwright manages.
 * The headless shell comes first: the whole browser opens windows of its own beside each page, at seconds apiece.
 */
const executablePath =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync)

/** How specs, benches and screenshots start their browser. */
export const launchOptions = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
} satisfies LaunchOptions
