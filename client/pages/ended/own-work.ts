/** What a candidate takes home: their files, the board as pictures and in words, the prompts they saw, and what was recorded. */
import type { TFunction } from 'i18next'
import { strToU8, zipSync } from 'fflate'
import type { Agenda } from '#shared/agenda.ts'
import type { Room } from '#shared/api.ts'
import type { Language } from '#shared/language.ts'
import type { BoardOutline } from '../../whiteboard/index.ts'
import { formatDay, formatNames } from '../frame/dates.ts'

type Words = TFunction<['room', 'whiteboard']>

export interface OwnWork {
  readonly room: Pick<Room, 'candidate' | 'role' | 'examiners' | 'deletedAtMs'>
  /** Paths and texts, as the code document names them. */
  readonly files: readonly (readonly [path: string, text: string])[]
  readonly board: BoardOutline | undefined
  /** Undefined: the board is empty, or could not be drawn. */
  readonly pictures: { readonly svg: Uint8Array; readonly png: Uint8Array } | undefined
  readonly agenda: Pick<Agenda, 'drillDown' | 'rungs' | 'statement' | 'farewell'>
  /** What the browser noted, a sentence each. */
  readonly facts: readonly string[]
  readonly runs: number
}

/** A zip of it, in the reader's language. */
export function buildOwnWork(work: OwnWork, t: Words, language: Language): Uint8Array<ArrayBuffer> {
  const { files, board, pictures, agenda } = work
  const entries: (readonly [string, string])[] = [
    ...files,
    [
      t('room:ended.promptsFile'),
      promptsAsMarkdown(agenda, language, t('room:ended.promptsTitle')),
    ],
    [t('room:ended.aboutFile'), aboutIt(work, t, language)],
  ]
  const boardFile = t('room:ended.boardFile')
  if (board) entries.push([`${boardFile}.txt`, boardAsText(board, t)])
  return zipSync({
    ...Object.fromEntries(entries.map(([path, text]) => [path, strToU8(text)])),
    ...(pictures && { [`${boardFile}.svg`]: pictures.svg, [`${boardFile}.png`]: pictures.png }),
  })
}

/** What was recorded, by whom it is read and until when; what the browser noted, word for word. */
function aboutIt({ room, agenda, facts, runs }: OwnWork, t: Words, language: Language): string {
  const { farewell } = agenda
  const parts = [
    t('room:ended.about', {
      role: room.role,
      examiners: formatNames(room.examiners, language),
      date: formatDay(room.deletedAtMs, language),
    }).trimEnd(),
    t('room:ended.aboutRuns', { count: runs }),
    facts.length === 0
      ? t('room:ended.aboutNoFacts')
      : [t('room:ended.aboutFacts'), ...facts.map((fact) => `- ${fact}`)].join('\n'),
    ...(farewell === '' ? [] : [t('room:ended.aboutNext', { words: farewell })]),
  ]
  return `${parts.join('\n\n')}\n`
}

export function promptsAsMarkdown(
  { drillDown, rungs, statement }: Pick<Agenda, 'drillDown' | 'rungs' | 'statement'>,
  language: Language,
  title: string,
): string {
  const parts = [`# ${title}`]
  if (drillDown) parts.push(`## ${drillDown.title[language]}`, drillDown.opening[language])
  if (rungs.length > 0) {
    parts.push(rungs.map(({ number, prompt }) => `${number}. ${prompt[language]}`).join('\n'))
  }
  if (statement) parts.push(`## ${statement.title[language]}`, statement.text[language])
  return `${parts.join('\n\n')}\n`
}

type Shapes = BoardOutline['shapes']

function boardAsText({ shapes, arrows, strokes }: BoardOutline, t: Words) {
  const shapeLines = (some: Shapes, indent: string): string[] =>
    some.flatMap(({ label, inside }) => [
      ...(label === '' ? [] : [`${indent}- ${label}`]),
      ...shapeLines(inside, `${indent}  `),
    ])
  const arrowLines = arrows.map(
    ({ from, to, label }) =>
      `- ${from?.label || '…'} → ${to?.label || '…'}${label && `: ${label}`}`,
  )
  const counts = [
    t('whiteboard:outline.shapes', { count: shapes.length }),
    t('whiteboard:outline.arrows', { count: arrows.length }),
    t('whiteboard:outline.strokes', { count: strokes }),
  ]
  return `${[counts.join(', '), ...shapeLines(shapes, ''), ...arrowLines].join('\n')}\n`
}
