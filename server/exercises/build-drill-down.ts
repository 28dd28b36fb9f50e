/** A ladder out of its manifest and its texts in two languages, which must agree with each other. */
import type { DrillDown, Rung } from '#shared/exercise.ts'
import { languages } from '#shared/language.ts'
import type { Language, Localised } from '#shared/language.ts'
import * as faults from './faults/ladder-faults.ts'
import type { Manifest } from './manifest.ts'
import type { Problems } from './problems.ts'
import type { DrillDownText } from './read-drill-down.ts'
import type { YamlFile } from './read-yaml.ts'

export type Texts = Record<Language, DrillDownText>

/** Undefined when something does not agree; it is then in `problems`. */
export function buildDrillDown(
  manifestPath: string,
  manifest: YamlFile<Manifest>,
  texts: Texts,
  problems: Problems,
): DrillDown | undefined {
  const { title, minutes, ladder = [], board = [] } = manifest.value
  const before = problems.list.length
  for (const language of languages) {
    compareLadder(language, texts[language], ladder, problems)
    if (texts[language].title !== title[language]) {
      problems.add(texts[language].path, 1, faults.titleDiffers(title[language]))
    }
  }
  const sum = ladder.reduce((total, step) => total + step.minutes, 0)
  if (sum !== minutes) {
    const line = manifest.lineOf(['minutes'])
    problems.add(manifestPath, line, faults.minutesDoNotAddUp(minutes, sum))
  }
  const traps = paired(texts.fr.traps, texts.en.traps)
  if (!traps) {
    const differ = faults.closingTrapsDiffer(texts.fr.traps.length, texts.en.traps.length)
    problems.add(texts.en.path, 1, differ)
  }
  const rungs = ladder.flatMap((step): Rung[] => {
    const fr = texts.fr.rungs.get(step.rung)
    const en = texts.en.rungs.get(step.rung)
    if (!fr || !en) return []
    const hints = paired(fr.hints, en.hints)
    const rungTraps = paired(fr.traps, en.traps)
    if (!hints || !rungTraps) {
      const part = hints ? 'traps' : 'hints'
      const differ = faults.partsDiffer(step.rung, part, fr[part].length, en[part].length)
      problems.add(texts.en.path, en.line, differ)
      return []
    }
    const both = (part: 'prompt' | 'weak' | 'ok' | 'strong') => ({ fr: fr[part], en: en[part] })
    return [
      {
        id: step.rung,
        prompt: both('prompt'),
        minutes: step.minutes,
        weak: both('weak'),
        ok: both('ok'),
        strong: both('strong'),
        hints,
        traps: rungTraps,
        criteria: step.criteria,
      },
    ]
  })
  if (problems.list.length > before || !traps) return undefined
  return { opening: { fr: texts.fr.opening, en: texts.en.opening }, rungs, traps, board }
}

function compareLadder(
  language: Language,
  text: DrillDownText,
  ladder: NonNullable<Manifest['ladder']>,
  problems: Problems,
): void {
  const order = ladder.map(({ rung }): string => rung)
  for (const rung of order) {
    if (text.rungs.has(rung)) continue
    problems.add(text.path, 1, faults.rungWithoutText(rung, language))
  }
  let last = -1
  for (const [id, { line }] of text.rungs) {
    const place = order.indexOf(id)
    if (place === -1) {
      problems.add(text.path, line, faults.rungNotInLadder(id))
    } else if (place < last) {
      problems.add(text.path, line, faults.rungOutOfOrder(id))
    }
    last = Math.max(last, place)
  }
}

function paired(fr: readonly string[], en: readonly string[]): Localised[] | undefined {
  if (fr.length !== en.length) return undefined
  return fr.map((text, index) => ({ fr: text, en: en[index] ?? '' }))
}
