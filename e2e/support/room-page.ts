import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** What a person does in a room, by the names that they read on the screen (in English). */
export class RoomPage {
  readonly page: Page
  readonly editor: Locator
  readonly canvas: Locator
  readonly status: Locator

  constructor(page: Page) {
    this.page = page
    this.editor = page.locator('.monaco-editor[role="code"]').first()
    // The loading screen has a canvas too; only the real one carries this name.
    this.canvas = page.locator('.tl-canvas[data-testid="canvas"]')
    this.status = page.getByRole('contentinfo').getByRole('status')
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address)
  }

  async join(name: string): Promise<void> {
    const field = this.page.getByLabel(/^(Your name|Votre nom)$/)
    await field.fill(name)
    await field.press('Enter')
    await expect(field).toHaveCount(0)
  }

  async start(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start the interview' }).click()
  }

  /** @param farewell what the candidate reads of what comes next */
  async end(farewell?: string): Promise<void> {
    await this.page.getByRole('button', { name: 'End interview' }).click()
    const dialog = this.page.getByRole('alertdialog')
    if (farewell !== undefined) await dialog.getByLabel(/^What comes next/).fill(farewell)
    await dialog.getByRole('button', { name: 'End interview' }).click()
  }

  async editorReady(): Promise<void> {
    await expect(this.editor.locator('.view-line').first()).toBeVisible()
  }

  async boardReady(): Promise<void> {
    await expect(this.canvas).toBeVisible()
  }

  async view(name: 'Code' | 'Split' | 'Board'): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'View' })
      .getByText(name, { exact: true })
      .click()
  }

  /** A fresh empty file of one's own to type in, so that starter files do not matter. */
  async addFile(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a file' }).click()
    await this.page.getByLabel('Name of the file').fill(name)
    await this.page.keyboard.press('Enter')
    await expect(this.tab(name)).toHaveAttribute('aria-selected', 'true')
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) })
  }

  async type(text: string): Promise<void> {
    await this.editor.locator('.view-lines').click()
    await this.page.keyboard.type(text)
  }

  /** The lines that the editor shows, top to bottom. */
  async lines(): Promise<string[]> {
    return this.editor.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: element.getBoundingClientRect().top,
          text: (element.textContent ?? '').replaceAll('\u00a0', ' '),
        }))
        .toSorted((a, b) => a.top - b.top)
        .map(({ text }) => text),
    )
  }

  async expectLine(text: string): Promise<void> {
    await expect.poll(() => this.lines()).toContain(text)
  }

  /** A freehand stroke from one point of the canvas to another, both as shares of its size. */
  async draw(from: [number, number], to: [number, number], steps = 20): Promise<void> {
    const box = await this.canvas.boundingBox()
    if (!box) throw new Error('the whiteboard is not on the screen')
    const at = ([x, y]: [number, number]) =>
      [box.x + box.width * x, box.y + box.height * y] as const
    await this.page.mouse.click(...at(from))
    await this.page.keyboard.press('d')
    await this.page.mouse.move(...at(from))
    await this.page.mouse.down()
    await this.page.mouse.move(...at(to), { steps })
    await this.page.mouse.up()
  }

  get shapes(): Locator {
    return this.canvas.locator('.tl-shape')
  }

  async revealNext(): Promise<void> {
    await this.page.getByRole('button', { name: 'Reveal next' }).click()
  }

  /** A prompt stands in the list, and not only in what is read out to screen readers. */
  async expectPrompt(prompt = 'no prompt'): Promise<void> {
    await expect(this.page.getByRole('listitem').filter({ hasText: prompt })).toBeVisible()
  }

  async expectSaved(): Promise<void> {
    await expect(this.status).toHaveText(/^Saved/)
  }

  get rubric(): Locator {
    return this.page.getByRole('region', { name: 'Scoring' })
  }

  /** The radio buttons of a criterion. */
  levels(criterion: string): Locator {
    return this.rubric.getByRole('radiogroup', { name: criterion })
  }

  async score(criterion: string, score: 1 | 2 | 3 | 4): Promise<void> {
    await this.levels(criterion).getByText(String(score), { exact: true }).click()
    await this.expectScore(criterion, score)
  }

  async expectScore(criterion: string, score: 1 | 2 | 3 | 4): Promise<void> {
    await expect(
      this.levels(criterion).getByRole('radio', { name: new RegExp(`^${score}\\.`) }),
    ).toBeChecked()
  }

  async writeNote(criterion: string, words: string): Promise<void> {
    await this.rubric.getByLabel(`Your note on ${criterion}`).fill(words)
  }

  async pinMoment(words: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Pin this moment' }).click()
    await this.rubric.getByLabel('What did you see or hear?').fill(words)
    await this.page.keyboard.press('Enter')
  }

  async speak(language: 'English' | 'Français'): Promise<void> {
    await this.page.getByRole('button', { name: 'Language and theme' }).click()
    await this.page.getByRole('menuitemradio', { name: language }).click()
  }
}
