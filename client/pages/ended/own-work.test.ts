import { expect, it } from 'vitest'
import { rungIdSchema, exerciseIdSchema } from '#shared/ids.ts'
import { promptsAsMarkdown } from './own-work.ts'

const both = (text: string) => ({ en: `${text} (en)`, fr: `${text} (fr)` })

it('writes down the prompts that were seen, with their numbers, in the reader’s language', () => {
  const exercise = exerciseIdSchema.parse('flood-fill')
  const rung = (number: number) => ({
    rung: rungIdSchema.parse(`rung-${number}`),
    number,
    prompt: both(`Prompt ${number}`),
    revealedAtMs: 0,
  })
  const agenda = {
    drillDown: { exercise, title: both('Flood fill'), opening: both('Opening') },
    rungs: [rung(1), rung(3)],
    statement: { exercise, title: both('Task'), text: both('Write it.'), shownAtMs: 0 },
  }
  expect(promptsAsMarkdown(agenda, 'fr', 'Questions')).toBe(
    [
      '# Questions',
      '## Flood fill (fr)',
      'Opening (fr)',
      '1. Prompt 1 (fr)\n3. Prompt 3 (fr)',
      '## Task (fr)',
      'Write it. (fr)\n',
    ].join('\n\n'),
  )
})

it('is only a title when nothing was revealed', () => {
  const nothing = { drillDown: undefined, rungs: [], statement: undefined }
  expect(promptsAsMarkdown(nothing, 'en', 'Prompts')).toBe('# Prompts\n')
})
