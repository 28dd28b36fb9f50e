import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

interface Looking {
  /** All of axe's unless said otherwise. */
  readonly rules?: string[] | undefined
  /** A selector of what is not looked at. */
  readonly except?: string
}

/** What axe finds on the page as it stands, each with where it is and why, so that it can be found. */
export async function violations(page: Page, looking: Looking = {}): Promise<string[]> {
  return (await found(page, looking)).map(({ words }) => words)
}

/** Those that keep somebody out, by axe's own grades. */
export async function graveViolations(page: Page, looking: Looking = {}): Promise<string[]> {
  return (await found(page, looking)).filter(({ isGrave }) => isGrave).map(({ words }) => words)
}

async function found(page: Page, { rules, except }: Looking) {
  // Colours on their way to others are nobody's colours. To their end at once: one that begins while nothing is drawn
  // could be waited for in vain.
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()
  })
  const axe = new AxeBuilder({ page })
  if (rules) axe.withRules(rules)
  if (except !== undefined) axe.exclude(except)
  const { violations: all } = await axe.analyze()
  return all.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, any: [why] }) => ({
      isGrave: impact === 'serious' || impact === 'critical',
      words: `${id}: ${target.join(' ')}: ${why?.message}`,
    })),
  )
}
