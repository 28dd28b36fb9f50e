/**
 * An exercise as the rest of the product knows it, after the server has read its folder and checked it.
 * A drill-down is a ladder of prompts; a coding task is starter files and cases. An exercise has one or both.
 */
import { z } from 'zod'
import { criterionIdSchema, exerciseIdSchema, rungIdSchema } from './ids.ts'
import { localisedSchema } from './language.ts'
import { parseValueType } from './value-type.ts'

export const rungSchema = z.strictObject({
  id: rungIdSchema,
  /** What the candidate reads once the rung is revealed. Everything else is the examiner's alone. */
  prompt: localisedSchema,
  minutes: z.number().int().min(1).max(60),
  weak: localisedSchema,
  ok: localisedSchema,
  strong: localisedSchema,
  /** From general to specific, each logged when it is given. */
  hints: z.array(localisedSchema).max(3),
  traps: z.array(localisedSchema).max(6),
  /** The criteria for which an answer can give evidence. */
  criteria: z.array(criterionIdSchema).max(8),
})
export type Rung = z.infer<typeof rungSchema>

/** A shape drawn beforehand: a small language of our own, so that exercises do not name the board's library. */
export const boardShapeSchema = z.discriminatedUnion('shape', [
  z.strictObject({
    shape: z.enum(['rectangle', 'ellipse', 'diamond']),
    x: z.number(),
    y: z.number(),
    width: z.number().positive(),
    height: z.number().positive(),
    label: localisedSchema.optional(),
    fill: z.boolean().default(false),
  }),
  z.strictObject({
    shape: z.literal('text'),
    x: z.number(),
    y: z.number(),
    label: localisedSchema,
  }),
  z.strictObject({
    shape: z.literal('arrow'),
    x: z.number(),
    y: z.number(),
    toX: z.number(),
    toY: z.number(),
    label: localisedSchema.optional(),
  }),
])
export type BoardShape = z.infer<typeof boardShapeSchema>

export const drillDownSchema = z.strictObject({
  opening: localisedSchema,
  rungs: z.array(rungSchema).min(1).max(16),
  /** What examiners get wrong themselves, or candidates fall into, whichever rung is open. */
  traps: z.array(localisedSchema).max(12),
  board: z.array(boardShapeSchema).max(100),
})
export type DrillDown = z.infer<typeof drillDownSchema>

export const programmingLanguages = [
  'typescript',
  'javascript',
  'python',
  'ruby',
  'php',
  'lua',
  'c',
  'cpp',
  'go',
  'java',
  'rust',
  'csharp',
  'kotlin',
  'swift',
  'bash',
  'sql',
  'postgresql',
  'scheme',
  'perl',
  'plain',
] as const
export const programmingLanguageSchema = z.enum(programmingLanguages)
export type ProgrammingLanguage = z.infer<typeof programmingLanguageSchema>

export const sourceFileSchema = z.strictObject({
  name: z.string().min(1).max(100),
  text: z.string().max(100_000),
})
export type SourceFile = z.infer<typeof sourceFileSchema>

const json: z.ZodType = z.json()

/**
 * One test of a coding task in a form that every programming language can run. Arguments and value are JSON, in which
 * `{ repeat, times }` stands for something long: see `expandRepeats`.
 */
export const testCaseSchema = z.strictObject({
  id: rungIdSchema,
  title: localisedSchema,
  arguments: z.array(json),
  /** The value returned, or the name of the error that must be raised, as `errorNameIn` spells it. */
  expect: z.union([z.strictObject({ value: json }), z.strictObject({ error: z.string() })]),
  hidden: z.boolean().default(false),
})
export type TestCase = z.infer<typeof testCaseSchema>

const valueTypeSchema = z
  .string()
  .max(1_000)
  .refine(
    (text) => parseValueType(text) !== undefined,
    'not a type such as int, string[] or { x: int, y: int }',
  )

export const codingTaskSchema = z.strictObject({
  /** Markdown without raw HTML. */
  statement: localisedSchema,
  /** The function under test in camelCase; starter files spell it as `entryNameIn` says. */
  entry: z.string(),
  starters: z.partialRecord(programmingLanguageSchema, z.array(sourceFileSchema)),
  /**
   * Code that stands behind the candidate's and defines `runCase`, spelt like an entry: it takes a case's arguments,
   * calls the entry and returns a JSON value. When no language has one, the entry takes the arguments itself; when
   * others have one and a language does not, its cases cannot be run and the starter's own main is all there is.
   */
  adapters: z.partialRecord(programmingLanguageSchema, sourceFileSchema).optional(),
  /**
   * The types of a case's arguments and value, for languages that must be told: see `parseValueType`. Both or
   * neither; without them such a language can run the starter's own main and no case.
   */
  parameters: z.array(valueTypeSchema).max(10).optional(),
  returns: valueTypeSchema.optional(),
  cases: z.array(testCaseSchema),
  /** For one case in a compiled language; `timeLimitMs` says how much others get. */
  timeoutMs: z.number().int().positive(),
})
export type CodingTask = z.infer<typeof codingTaskSchema>

/** What it takes to run a coding task's cases, whichever of them somebody may know. */
export const taskTestsSchema = codingTaskSchema.pick({
  entry: true,
  adapters: true,
  parameters: true,
  returns: true,
  cases: true,
  timeoutMs: true,
})
export type TaskTests = z.infer<typeof taskTestsSchema>

/** The task's tests as the candidate may have them: without a hidden case. */
export const visibleTests = (task: CodingTask): TaskTests => testsOf(task, false)

/** The others, for examiners alone. */
export const hiddenTests = (task: CodingTask): TaskTests => testsOf(task, true)

function testsOf(task: CodingTask, hidden: boolean): TaskTests {
  const { entry, adapters, parameters, returns, cases, timeoutMs } = task
  return {
    entry,
    cases: cases.filter((testCase) => testCase.hidden === hidden),
    timeoutMs,
    ...(adapters && { adapters }),
    ...(parameters && { parameters }),
    ...(returns !== undefined && { returns }),
  }
}

export const exerciseSchema = z.strictObject({
  id: exerciseIdSchema,
  title: localisedSchema,
  summary: localisedSchema,
  level: z.enum(['junior', 'intermediate', 'senior', 'any']),
  minutes: z.number().int().min(1).max(240),
  drillDown: drillDownSchema.optional(),
  coding: codingTaskSchema.optional(),
})
export type Exercise = z.infer<typeof exerciseSchema>

/** The most characters and list entries that one case's values may expand to. */
const expandedLimit = 4_000_000

/**
 * Writes out `{ repeat: x, times: n }`, where x is a text or a list: its characters or entries n times over.
 * Throws a RangeError when the result would be larger than any case needs.
 */
export function expandRepeats(value: unknown): unknown {
  return expanded(value).value
}

function expanded(value: unknown): { value: unknown; size: number } {
  if (typeof value === 'string') return { value, size: value.length }
  if (Array.isArray(value)) {
    const items = value.map(expanded)
    return {
      value: items.map((item) => item.value),
      size: bounded(items.reduce((sum, item) => sum + item.size, items.length + 1)),
    }
  }
  if (typeof value !== 'object' || value === null) return { value, size: 1 }
  const { repeat, times, ...rest } = value as Record<string, unknown>
  if (isCount(times) && Object.keys(rest).length === 0) {
    const item = expanded(repeat)
    const size = bounded(item.size * times)
    if (typeof item.value === 'string') return { value: item.value.repeat(times), size }
    if (Array.isArray(item.value)) {
      const list: unknown[] = item.value
      return { value: Array.from({ length: times }, () => list).flat(), size }
    }
  }
  const entries = Object.entries(value).map(([key, part]) => [key, expanded(part)] as const)
  return {
    value: Object.fromEntries(entries.map(([key, part]) => [key, part.value])),
    size: bounded(entries.reduce((sum, [key, part]) => sum + key.length + part.size, 0)),
  }
}

const isCount = (times: unknown): times is number =>
  Number.isSafeInteger(times) && Number(times) >= 0

function bounded(size: number): number {
  if (size > expandedLimit)
    throw new RangeError(`more than ${expandedLimit} characters and entries`)
  return size
}

/**
 * Cases name errors the JavaScript way; where another language has its own name for the same thing, this is it.
 * C, C++ (our compiler knows no exceptions), Go and Lua stop with a message that begins with the name:
 * `RangeError: pixel (3, 0) is outside 2x2`.
 */
const errorNames: Record<string, Partial<Record<ProgrammingLanguage, string>>> = {
  RangeError: {
    python: 'IndexError',
    ruby: 'IndexError',
    php: 'OutOfRangeException',
    java: 'IndexOutOfBoundsException',
    csharp: 'ArgumentOutOfRangeException',
    kotlin: 'IndexOutOfBoundsException',
  },
}

/** The name under which `language` raises the error that a case calls `error`. */
export function errorNameIn(language: ProgrammingLanguage, error: string): string {
  return Object.hasOwn(errorNames, error) ? (errorNames[error]?.[language] ?? error) : error
}

const snakeCase: readonly ProgrammingLanguage[] = [
  'python',
  'ruby',
  'rust',
  'c',
  'lua',
  'bash',
  'perl',
]

/** How `language` spells a function that the manifest names in camelCase: `flood_fill` in Python. */
export function entryNameIn(language: ProgrammingLanguage, entry: string): string {
  if (language === 'csharp') return entry.replace(/^[a-z]/, (letter) => letter.toUpperCase())
  const between = language === 'scheme' ? '-' : snakeCase.includes(language) ? '_' : undefined
  if (between === undefined) return entry
  return entry.replaceAll(/[A-Z]/g, (letter) => `${between}${letter.toLowerCase()}`)
}

const interpreted: readonly ProgrammingLanguage[] = [
  'python',
  'ruby',
  'php',
  'lua',
  'bash',
  'scheme',
  'perl',
]

/** The time that one case may take: interpreters get five times what compiled code does. */
export function timeLimitMs(language: ProgrammingLanguage, timeoutMs: number): number {
  return interpreted.includes(language) ? 5 * timeoutMs : timeoutMs
}
