/** One language's `drill-down.<language>.md`: the texts of a ladder as an author writes them for people. */
import type { Language } from '#shared/language.ts'
import * as faults from './faults/ladder-faults.ts'
import type { ProsePart } from './faults/ladder-faults.ts'
import type { Problems } from './problems.ts'
import { itemsOf, markdownOf, readOutline } from './read-markdown.ts'
import type { Section } from './read-markdown.ts'

export interface RungText {
  /** Of the rung's heading. */
  readonly line: number
  readonly prompt: string
  readonly weak: string
  readonly ok: string
  readonly strong: string
  readonly hints: readonly string[]
  readonly traps: readonly string[]
}

export interface DrillDownText {
  readonly path: string
  readonly title: string
  readonly opening: string
  /** By rung id, in the order of the file. */
  readonly rungs: ReadonlyMap<string, RungText>
  readonly traps: readonly string[]
}

/** How each language heads the parts of a rung. */
export const headings = {
  en: { weak: 'Weak', ok: 'OK', strong: 'Strong', hints: 'Hints', traps: 'Traps' },
  fr: { weak: 'Faible', ok: 'Correct', strong: 'Fort', hints: 'Indices', traps: 'Pièges' },
} as const satisfies Record<Language, Record<string, string>>

const most = { hints: 3, rungTraps: 6, ladderTraps: 12 } as const

/** Undefined when the file cannot be used at all; single problems leave the rest readable. */
export function readDrillDown(
  path: string,
  text: string,
  language: Language,
  problems: Problems,
): DrillDownText | undefined {
  const title = readOutline(path, text, problems)
  if (!title) return undefined
  const reader = new PartReader(path, text, problems)
  const names = headings[language]
  const opening = reader.prose(title, { kind: 'opening' })
  const rungs = new Map<string, RungText>()
  let traps: readonly string[] = []
  for (const section of title.sections) {
    if (section.heading === names.traps) {
      traps = reader.list(section, 'bullets', most.ladderTraps)
    } else if (rungs.has(section.heading)) {
      problems.add(path, section.line, faults.rungTwice(section.heading))
    } else {
      rungs.set(section.heading, readRung(section, names, reader))
    }
  }
  return { path, title: title.heading, opening, rungs, traps }
}

type Headings = (typeof headings)[Language]

function readRung(rung: Section, names: Headings, reader: PartReader): RungText {
  const parts = reader.parts(rung, Object.values(names))
  const evidence = (name: string) => {
    const part = parts.get(name)
    if (part) return reader.prose(part, { kind: 'evidence', name })
    reader.missing(rung, { kind: 'evidence', name })
    return ''
  }
  const hints = parts.get(names.hints)
  const traps = parts.get(names.traps)
  return {
    line: rung.line,
    prompt: reader.prose(rung, { kind: 'prompt' }),
    weak: evidence(names.weak),
    ok: evidence(names.ok),
    strong: evidence(names.strong),
    hints: hints ? reader.list(hints, 'ordered', most.hints) : [],
    traps: traps ? reader.list(traps, 'bullets', most.rungTraps) : [],
  }
}

/** Reads single parts of one file and knows how to complain about them. */
class PartReader {
  readonly #path: string
  readonly #text: string
  readonly #problems: Problems

  constructor(path: string, text: string, problems: Problems) {
    this.#path = path
    this.#text = text
    this.#problems = problems
  }

  missing(where: Section, part: ProsePart): void {
    this.#problems.add(this.#path, where.line, faults.partMissing(where.heading, part))
  }

  prose(section: Section, part: ProsePart): string {
    const prose = markdownOf(this.#text, section.blocks).trim()
    if (prose === '') this.missing(section, part)
    return prose
  }

  list(section: Section, kind: 'ordered' | 'bullets', most: number): string[] {
    const items = itemsOf(this.#text, section.blocks, kind)
    if (items && items.length <= most) return items
    const fault = items
      ? faults.listTooLong(section.heading, items.length, most)
      : faults.listMalformed(section.heading, kind)
    this.#problems.add(this.#path, section.line, fault)
    return []
  }

  parts(rung: Section, known: readonly string[]): Map<string, Section> {
    const parts = new Map<string, Section>()
    for (const part of rung.sections) {
      if (!known.includes(part.heading)) {
        this.#problems.add(this.#path, part.line, faults.unknownPart(part.heading, known))
      } else if (parts.has(part.heading)) {
        this.#problems.add(this.#path, part.line, faults.partTwice(part.heading, rung.heading))
      } else parts.set(part.heading, part)
    }
    return parts
  }
}
