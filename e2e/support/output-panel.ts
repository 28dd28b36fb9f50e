import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** What a person does with the room's code and sees of it (in English). */
export class OutputPanel {
  readonly page: Page
  readonly region: Locator
  readonly output: Locator
  /** What somebody typed while a program waited for it. */
  readonly typed: Locator
  readonly stop: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Output and tests' })
    this.output = this.region.getByRole('region', { name: 'Output' })
    this.typed = this.output.locator('kbd:not(form kbd)')
    this.stop = this.region.getByRole('button', { name: 'Stop' })
  }

  /** Brings files in from "this computer" and waits for the last one's tab. */
  async bring(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    await this.page.getByRole('button', { name: 'More about files' }).click()
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('menuitem', { name: 'Bring in files' }).click()
    await (
      await chooser
    ).setFiles(
      files.map(({ name, text }) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      })),
    )
    await expect(this.tab(files.at(-1)?.name ?? '')).toHaveAttribute('aria-selected', 'true')
  }

  tab(name: string): Locator {
    // Not `main.cpp` for `main.c`.
    const whole = new RegExp(`^${name.replaceAll('.', '\\.')}(?![\\w.])`)
    return this.page.getByRole('tab', { name: whole })
  }

  /** Brings the file to the front and begins to run it. */
  async begin(name: string): Promise<void> {
    await this.tab(name).click()
    await expect(this.tab(name)).toHaveAttribute('aria-selected', 'true')
    await this.show('Output')
    await expect(this.runButton).toBeEnabled()
    await this.page.keyboard.press('ControlOrMeta+Enter')
  }

  get runButton(): Locator {
    return this.region.getByRole('button', { name: 'Run', exact: true })
  }

  async show(what: 'Output' | 'Tests'): Promise<void> {
    await this.region.getByRole('radio', { name: what }).click()
  }

  /** Stops what still runs; it may also end by itself between a look and a click. */
  async stopIfRunning(): Promise<void> {
    await expect(async () => {
      if (await this.stop.isVisible()) await this.stop.click({ timeout: 5_000 })
      await expect(this.stop).toHaveCount(0, { timeout: 5_000 })
    }).toPass()
  }

  /** What has said something runs no more. Stop alone would not tell: it is there for what takes a while. */
  async over(): Promise<void> {
    await expect(this.region.locator('[data-state="running"]')).toHaveCount(0)
    await expect(this.stop).toHaveCount(0)
  }

  /** The rows of the tests, by the case's title. */
  row(title: string): Locator {
    return this.region.getByRole('listitem').filter({ hasText: title })
  }
}
