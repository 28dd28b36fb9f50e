/** A ladder out of its manifest and its texts in two languages, which must agree with each other. */
import type { DrillDown, Rung } from '#shared/exercise.ts'
import { languages } from '#shared/language.ts'
import type { Language, Localised } from '#shared/language.ts'
import type { Manifest } from './manifest.ts'
import type { Problems } from './problems.ts'
import type { DrillDownText, RungText } from './read-drill-down.ts'
import type { YamlFile } from './read-yaml.ts'

export type Texts = Record<Language, DrillDownText>

const languageName = { fr: 'French', en: 'English' } as const satisfies Record<Language, string>

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
      const what = `the title differs from manifest.yaml’s “${title[language]}”`
      problems.add(texts[language].path, 1, what, 'make them the same')
    }
  }
  const sum = ladder.reduce((total, step) => total + step.minutes, 0)
  if (sum !== minutes) {
    const what = `\`minutes\` is ${minutes}, but the rungs add up to ${sum}`
    problems.add(manifestPath, manifest.lineOf(['minutes']), what, `write ${sum}, or change a rung`)
  }
  const traps = paired(texts.fr.traps, texts.en.traps)
  if (!traps) {
    const what = `${texts.fr.traps.length} closing traps in French, ${texts.en.traps.length} in English`
    problems.add(texts.en.path, 1, what, 'translate each')
  }
  const rungs = ladder.flatMap((step): Rung[] => {
    const fr = texts.fr.rungs.get(step.rung)
    const en = texts.en.rungs.get(step.rung)
    if (!fr || !en) return []
    const hints = paired(fr.hints, en.hints)
    const rungTraps = paired(fr.traps, en.traps)
    if (!hints || !rungTraps) {
      const what = `\`${step.rung}\` has ${countDifference(fr, en)}`
      problems.add(texts.en.path, en.line, what, 'translate each')
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
    const what = `the rung \`${rung}\` has no ${languageName[language]} text`
    problems.add(text.path, 1, what, `write \`## ${rung}\` and its parts`)
  }
  let last = -1
  for (const [id, { line }] of text.rungs) {
    const place = order.indexOf(id)
    if (place === -1) {
      const what = `the rung \`${id}\` is not in the ladder of manifest.yaml`
      problems.add(text.path, line, what, 'add it there, or correct the heading')
    } else if (place < last) {
      const what = `the rung \`${id}\` stands in another order than in manifest.yaml`
      problems.add(text.path, line, what, 'move it')
    }
    last = Math.max(last, place)
  }
}

function paired(fr: readonly string[], en: readonly string[]): Localised[] | undefined {
  if (fr.length !== en.length) return undefined
  return fr.map((text, index) => ({ fr: text, en: en[index] ?? '' }))
}

const countDifference = (fr: RungText, en: RungText) =>
  fr.hints.length === en.hints.length
    ? `${fr.traps.length} traps in French, ${en.traps.length} in English`
    : `${fr.hints.length} hints in French, ${en.hints.length} in English`
