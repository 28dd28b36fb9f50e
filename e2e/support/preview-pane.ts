import { expect } from '@playwright/test'
import type { FrameLocator, Locator, Page } from '@playwright/test'

/** What a person does with the preview of a front end and sees of it (in English). */
export class PreviewPane {
  readonly page: Page
  readonly region: Locator
  readonly picture: FrameLocator
  readonly console: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Preview', exact: true })
    this.picture = this.region.frameLocator('iframe[data-shown]')
    this.console = this.region.getByRole('region', { name: 'Console' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Show the preview' }).click()
  }

  async start(): Promise<void> {
    await this.region.getByRole('button', { name: 'Start the preview' }).click()
  }

  /** As a hand does on its way: whoever writes elsewhere is kept from what they do not point at. */
  async pointAt(): Promise<void> {
    const box = await this.region.locator('iframe[data-shown]').boundingBox()
    if (!box) throw new Error('there is no picture')
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await this.page.mouse.move(box.x + box.width / 2 + 5, box.y + box.height / 2)
  }

  async expectHeading(words: string): Promise<void> {
    await expect(this.picture.getByRole('heading', { level: 1 })).toHaveText(words)
  }
}
