import type { Page } from '@playwright/test'
import { z } from 'zod'

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string().default(''),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      /** The thread's own time, in microseconds: a machine busy with something else does not count. */
      tdur: z.number().default(0),
    }),
  ),
})

/** How long the longest task of the page's main thread worked while `act` went on, in milliseconds of its own time. */
export async function longestTaskMs(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page belongs to no browser')
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
  await page.evaluate(() => performance.mark('watch-begins'))
  await act()
  await page.evaluate(() => performance.mark('watch-ends'))
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()))
  const begin = traceEvents.find(({ name }) => name === 'watch-begins')
  const end = traceEvents.find(({ name }) => name === 'watch-ends')
  if (!begin || !end) throw new Error('the page was not traced')
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts }) =>
      name.endsWith('RunTask') &&
      pid === begin.pid &&
      tid === begin.tid &&
      ts > begin.ts &&
      ts < end.ts,
  )
  if (tasks.length === 0) throw new Error('no task of the page was traced')
  return Math.max(...tasks.map(({ tdur }) => tdur)) / 1_000
}
