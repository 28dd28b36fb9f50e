/** The environment, parsed once. Each setting has a default that suits one machine, and the reason for it. */
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { StartupProblem } from './startup-problem.ts'

const number = (min: number, max: number, preset: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))
    .default(preset)
    .describe(`a whole number from ${min} to ${max}`)

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text)

/** By name of variable. */
export const environmentSchema = z.object({
  /**
   * Only this machine by default: whoever reaches the server can create rooms, and browsers withhold the
   * clipboard from plain http elsewhere. Behind a proxy with TLS this stays; in a container it is 0.0.0.0.
   */
  HOST: z.string().min(1).default('127.0.0.1').describe('a host name or an address to listen on'),
  /** 0 takes any free port. */
  PORT: number(0, 65_535, 3000),
  /** One folder holds everything: copy it and you have a backup. */
  DATA_DIR: z.string().min(1).default('data').describe('a folder that can be written'),
  /**
   * By default the page must come from the host that the request names. Say it here when a proxy renames
   * the host, or to pin it.
   */
  ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim()))
    .pipe(z.array(origin))
    .optional()
    .describe('origins such as https://pairboard.example, separated by commas'),
  /** Long enough to decide about a candidate, short enough to mean it. */
  RETENTION_DAYS: number(1, 3_650, 90),
  /** Your own exercises, plans and rubrics, beside those that come along. */
  EXERCISES_DIR: z.string().min(1).optional().describe('a folder of exercises'),
  /** For authors: an edit shows without a restart. Off in service, where a folder half copied must not be read. */
  WATCH_EXERCISES: z.enum(['on', 'off']).default('off').describe('on or off'),
  /**
   * Whoever creates a room chooses its exercises and reads them as its examiner, so a library is no better kept
   * than the right to create rooms. On a server that candidates reach this key keeps both for the team.
   */
  TEAM_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/)
    .optional()
    .describe('16 to 200 characters without spaces'),
  /** More programming languages than come along: a folder `<name>@<version>` for each. */
  RUNTIMES_DIR: z.string().min(1).optional().describe('a folder of runtimes'),
  /** Takes tldraw's watermark away for those who have bought that. */
  TLDRAW_LICENSE_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional()
    .describe('a licence key without spaces'),
  /** Proxies in front. Each adds an X-Forwarded-For entry; believing one too many lets addresses be forged. */
  TRUST_PROXY: number(0, 10, 0),
  /** For each address: far above what people need, far below what fills a disk. */
  ROOMS_PER_MINUTE: number(1, 100_000, 60),
  /**
   * People behind one address share it, with one socket for each document: far more than an office interviews
   * at once, far fewer than the process has room for. This machine itself has no bound, or a proxy that was not
   * declared in TRUST_PROXY would be one for everybody.
   */
  SOCKETS_PER_ADDRESS: number(1, 1_000_000, 1_000),
  /** Figures hold nothing of anybody, but are nobody else's business: by default this machine's alone. */
  METRICS: z.enum(['local', 'all', 'off']).default('local').describe('local, all or off'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('silent, error, warn, info or debug'),
})

export interface Settings {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** Undefined: the same host as the request's. */
  readonly origins: readonly string[] | undefined
  readonly retentionDays: number
  /** Ours first; a later folder adds to it. */
  readonly exerciseFolders: readonly string[]
  readonly watchExercises: boolean
  /** Undefined: whoever reaches the server creates rooms. */
  readonly teamKey: string | undefined
  /** Runtime packs; undefined when there are none. */
  readonly runtimesFolder: string | undefined
  /** Where npm put what the built-in runtimes are made of. */
  readonly packagesFolder: string
  /** What our build has made of them for the runtimes. */
  readonly madeFolder: string
  /** Runtimes' files, compressed: it may be emptied at any time. */
  readonly compressedFolder: string
  /** Where the built pages lie. */
  readonly clientFolder: string
  readonly tldrawLicenceKey: string | undefined
  readonly trustedProxies: number
  readonly roomsPerMinute: number
  readonly socketsPerAddress: number
  /** Who may read the figures; `local`: whoever asks on this machine. */
  readonly metricsFor: 'local' | 'all' | 'off'
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

const repository = resolve(import.meta.dirname, '..')

/** Throws a StartupProblem that names every wrong setting and what it may be. An empty value counts as unset. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  const parsed = environmentSchema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
    throw new StartupProblem(
      [...names].map((name) => complaint(name, environment[name])).join('\n'),
    )
  }
  const env = parsed.data
  return {
    host: env.HOST,
    port: env.PORT,
    dataFolder: resolve(env.DATA_DIR),
    origins: env.ORIGINS,
    retentionDays: env.RETENTION_DAYS,
    exerciseFolders: [
      resolve(repository, 'exercises'),
      ...(env.EXERCISES_DIR === undefined ? [] : [resolve(env.EXERCISES_DIR)]),
    ],
    watchExercises: env.WATCH_EXERCISES === 'on',
    teamKey: env.TEAM_KEY,
    runtimesFolder: env.RUNTIMES_DIR === undefined ? undefined : resolve(env.RUNTIMES_DIR),
    packagesFolder: resolve(repository, 'node_modules'),
    madeFolder: resolve(repository, 'build/made'),
    compressedFolder: resolve(repository, 'build/runtimes'),
    clientFolder: resolve(repository, 'build/client'),
    tldrawLicenceKey: env.TLDRAW_LICENSE_KEY,
    trustedProxies: env.TRUST_PROXY,
    roomsPerMinute: env.ROOMS_PER_MINUTE,
    socketsPerAddress: env.SOCKETS_PER_ADDRESS,
    // With origins pinned and no proxy declared, whoever asks on this machine may be a silent proxy.
    metricsFor:
      env.METRICS === 'local' && env.ORIGINS && env.TRUST_PROXY === 0 ? 'off' : env.METRICS,
    logLevel: env.LOG_LEVEL,
  }
}

/** The one file in the data folder that holds everything. */
export const storeFileOf = ({ dataFolder }: Pick<Settings, 'dataFolder'>): string =>
  join(dataFolder, 'pairboard.db')

const secrets = ['TLDRAW_LICENSE_KEY', 'TEAM_KEY']

/** A key is not repeated on a terminal that others may see. */
function complaint(name: string, value: string | undefined): string {
  const shape: Readonly<Record<string, z.ZodType>> = environmentSchema.shape
  const said = secrets.includes(name) ? 'given' : `"${value}"`
  return `The setting ${name} is ${said}; it must be ${shape[name]?.description}.`
}
