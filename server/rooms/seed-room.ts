/**
 * The first rows of a room's log. The server alone seeds a document, once: two peers that both wrote the starter
 * files would double them.
 */
import * as Y from 'yjs'
import { seedAgenda } from '#shared/agenda.ts'
import { addFile, addStarters } from '#shared/code.ts'
import { serverClientId } from '#shared/document.ts'
import type { DocumentName } from '#shared/document.ts'
import type { Exercise, ProgrammingLanguage } from '#shared/exercise.ts'
import type { RoomId } from '#shared/ids.ts'
import type { Plan } from '#shared/plan.ts'
import type { LogRow } from '../store/store.ts'
import { chainChecksum, chainStart } from './chain.ts'
import { newDoc } from './new-doc.ts'

export interface RoomSeed {
  readonly room: RoomId
  readonly plan: Plan
  /** The coding task; without one, the drill-down's own. */
  readonly exercise: Exercise | null
  readonly drillDown?: Exercise | null
  /** Undefined: a blank pad in TypeScript when the exercise does not say more. */
  readonly programmingLanguage?: ProgrammingLanguage | undefined
  readonly nowMs: number
}

/** Builds the rows for `createRoom`. The same seed gives the same bytes. */
export function seedRoom(seed: RoomSeed): LogRow[] {
  const contents: [DocumentName, (doc: Y.Doc) => void][] = [
    ['agenda', (doc) => seedAgenda(doc, seed.plan)],
    ['code', (doc) => writeCode(doc, seed)],
  ]
  let checksum = chainStart
  return contents.map(([document, write], index) => {
    const row = {
      room: seed.room,
      sequence: index + 1,
      timeMs: seed.nowMs,
      document,
      participant: undefined,
      update: writtenByServer(write),
    }
    checksum = chainChecksum(checksum, row)
    return { ...row, checksum }
  })
}

function writtenByServer(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = newDoc()
  doc.clientID = serverClientId
  doc.transact(() => write(doc))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function writeCode(doc: Y.Doc, { exercise, drillDown, programmingLanguage }: RoomSeed): void {
  const task = exercise?.coding ? exercise : drillDown
  const starters = task?.coding?.starters ?? {}
  const language = programmingLanguage ?? onlyKey(starters) ?? 'typescript'
  const files = starters[language]
  if (task && files) addStarters(doc, task.id, language, files)
  else addFile(doc, 'starter-1', { name: blankFileNames[language], text: '' })
}

/** An exercise written for one programming language leaves nothing to choose. */
function onlyKey(starters: Partial<Record<ProgrammingLanguage, unknown>>) {
  const languages = Object.keys(starters) as ProgrammingLanguage[]
  return languages.length === 1 ? languages[0] : undefined
}

const blankFileNames: Record<ProgrammingLanguage, string> = {
  typescript: 'main.ts',
  javascript: 'main.js',
  python: 'main.py',
  ruby: 'main.rb',
  php: 'main.php',
  lua: 'main.lua',
  c: 'main.c',
  cpp: 'main.cpp',
  go: 'main.go',
  java: 'Main.java',
  rust: 'main.rs',
  csharp: 'Main.cs',
  kotlin: 'Main.kt',
  swift: 'main.swift',
  bash: 'main.sh',
  sql: 'main.sql',
  postgresql: 'main.pgsql',
  scheme: 'main.scm',
  perl: 'main.pl',
  plain: 'notes.txt',
}
