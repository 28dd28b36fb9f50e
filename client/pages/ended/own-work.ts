/** What a candidate takes home: their files, the board in words, the prompts they saw, and what was recorded. */
import type { TFunction } from 'i18next'
import { strToU8, zipSync } from 'fflate'
import type { Agenda } from '#shared/agenda.ts'
import type { Room } from '#shared/api.ts'
import type { Language } from '#shared/language.ts'
import type { BoardOutline } from '../../whiteboard/index.ts'
import { formatDay, formatNames } from '../frame/dates.ts'

export interface OwnWork {
  readonly room: Pick<Room, 'candidate' | 'role' | 'examiners' | 'deletedAtMs'>
  /** Paths and texts, as the code document names them. */
  readonly files: readonly (readonly [path: string, text: string])[]
  readonly board: BoardOutline | undefined
  readonly agenda: Pick<Agenda, 'drillDown' | 'rungs' | 'statement'>
}

/** A zip of it, in the reader's language. */
export function buildOwnWork(
  work: OwnWork,
  t: TFunction<['room', 'whiteboard']>,
  language: Language,
): Uint8Array<ArrayBuffer> {
  const { room, files, board, agenda } = work
  const about = t('room:ended.about', {
    role: room.role,
    examiners: formatNames(room.examiners, language),
    date: formatDay(room.deletedAtMs, language),
  })
  const entries: (readonly [string, string])[] = [
    ...files,
    [
      t('room:ended.promptsFile'),
      promptsAsMarkdown(agenda, language, t('room:ended.promptsTitle')),
    ],
    [t('room:ended.aboutFile'), about],
  ]
  if (board) entries.push([t('room:ended.boardFile'), boardAsText(board, t)])
  return zipSync(Object.fromEntries(entries.map(([path, text]) => [path, strToU8(text)])))
}

export function promptsAsMarkdown(
  { drillDown, rungs, statement }: OwnWork['agenda'],
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

function boardAsText(
  { shapes, arrows, strokes }: BoardOutline,
  t: TFunction<['room', 'whiteboard']>,
) {
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
