/** The code document: files as tabs. `files` maps a random id to { name, order, text }; names may change, ids never. */
import * as Y from 'yjs'
import type { ProgrammingLanguage, SourceFile } from './exercise.ts'
import type { ExerciseId } from './ids.ts'
import { limits } from './limits.ts'

export interface CodeFile {
  readonly id: string
  readonly name: string
  readonly text: Y.Text
}

const filesOf = (doc: Y.Doc) => doc.getMap<unknown>('files')

export function listFiles(doc: Y.Doc): CodeFile[] {
  const files: (CodeFile & { order: number })[] = []
  for (const [id, entry] of filesOf(doc)) {
    if (!(entry instanceof Y.Map)) continue
    const name: unknown = entry.get('name')
    const text: unknown = entry.get('text')
    const order: unknown = entry.get('order')
    if (typeof name !== 'string' || !(text instanceof Y.Text)) continue
    files.push({ id, name, text, order: typeof order === 'number' ? order : 0 })
  }
  return files.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** Puts a file behind the others. Line ends become LF: a carriage return would part Windows from Unix readers. */
export function addFile(doc: Y.Doc, id: string, file: SourceFile): void {
  const entry = new Y.Map<unknown>()
  doc.transact(() => {
    const last = Math.max(0, ...[...filesOf(doc).values()].map(orderOf))
    entry.set('name', file.name)
    entry.set('order', last + 1)
    entry.set('text', new Y.Text(file.text.replaceAll(/\r\n?/g, '\n')))
    filesOf(doc).set(id, entry)
  })
}

/** By what a starter file is, so that two people who ask for it in the same moment get one. */
export const starterFileId = (exercise: ExerciseId, language: ProgrammingLanguage, index: number) =>
  `starter-${exercise}-${language}-${index + 1}`

/**
 * Adds those starter files of a programming language that are not there; whatever is there stays as it was.
 * A name that another file has puts them into a folder. Gives the ids of all of them; undefined: too many files.
 */
export function addStarters(
  doc: Y.Doc,
  exercise: ExerciseId,
  language: ProgrammingLanguage,
  files: readonly SourceFile[],
): string[] | undefined {
  const there = listFiles(doc)
  const wanted = files.map((file, index) => ({
    id: starterFileId(exercise, language, index),
    file,
  }))
  const missing = wanted.filter(({ id }) => !there.some((file) => file.id === id))
  if (there.length + missing.length > limits.files) return undefined
  const taken = new Set(there.map(({ name }) => name))
  let folder = ''
  for (let number = 1; missing.some(({ file }) => taken.has(folder + file.name)); number++) {
    folder = number === 1 ? `${language}/` : `${language}-${number}/`
  }
  doc.transact(() => {
    for (const { id, file } of missing) {
      addFile(doc, id, { name: folder + file.name, text: file.text })
    }
  })
  return wanted.map(({ id }) => id)
}

function orderOf(entry: unknown): number {
  const order: unknown = entry instanceof Y.Map ? entry.get('order') : undefined
  return typeof order === 'number' ? order : 0
}

export function renameFile(doc: Y.Doc, id: string, name: string): void {
  const entry = filesOf(doc).get(id)
  if (entry instanceof Y.Map) entry.set('name', name)
}

export function deleteFile(doc: Y.Doc, id: string): void {
  filesOf(doc).delete(id)
}

export type FileNameProblem = 'empty' | 'too-long' | 'bad-character' | 'taken' | 'too-many'

/** What is wrong with giving a file this name; undefined when nothing is. `except` is the file being renamed. */
export function fileNameProblem(
  doc: Y.Doc,
  name: string,
  except?: string,
): FileNameProblem | undefined {
  const others = listFiles(doc).filter(({ id }) => id !== except)
  if (name.trim() === '') return 'empty'
  if (name.length > limits.fileNameLength) return 'too-long'
  if (!/^[\p{L}\p{N}_.][\p{L}\p{N}_. -]*(\/[\p{L}\p{N}_.][\p{L}\p{N}_. -]*)*$/u.test(name)) {
    return 'bad-character'
  }
  if (/(^|\/)\.\.?(\/|$)/.test(name)) return 'bad-character'
  if (others.some((file) => file.name === name)) return 'taken'
  if (except === undefined && others.length >= limits.files) return 'too-many'
  return undefined
}

/** A map, not an object: a file may be called `a.constructor`. */
const extensions = new Map<string, ProgrammingLanguage>(
  Object.entries({
    ts: 'typescript',
    tsx: 'typescript',
    js: 'javascript',
    jsx: 'javascript',
    mjs: 'javascript',
    py: 'python',
    rb: 'ruby',
    php: 'php',
    lua: 'lua',
    c: 'c',
    h: 'c',
    cpp: 'cpp',
    cc: 'cpp',
    hpp: 'cpp',
    go: 'go',
    java: 'java',
    rs: 'rust',
    cs: 'csharp',
    kt: 'kotlin',
    swift: 'swift',
    sh: 'bash',
    sql: 'sql',
    pgsql: 'postgresql',
    psql: 'postgresql',
    scm: 'scheme',
    ss: 'scheme',
    pl: 'perl',
    pm: 'perl',
  }),
)

/** The programming language that a file's extension stands for; plain text for all others. */
export function languageOf(fileName: string): ProgrammingLanguage {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  return extensions.get(extension ?? '') ?? 'plain'
}
