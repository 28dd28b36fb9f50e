import type { ProblemCode } from '#shared/api.ts'

/** The screens a person can end on instead of a room. */
export type ProblemKind =
  | 'malformed'
  | 'noKey'
  | 'revoked'
  | 'unknown'
  | 'ended'
  | 'full'
  | 'old'
  | 'unreachable'
  | 'busy'
  | 'failed'
  | 'forbidden'
  | 'notFound'

const kinds = new Map<ProblemCode | 'offline', ProblemKind>([
  ['offline', 'unreachable'],
  ['link-revoked', 'revoked'],
  ['not-authorised', 'noKey'],
  ['not-found', 'unknown'],
  ['forbidden', 'forbidden'],
  ['room-ended', 'ended'],
  ['room-full', 'full'],
  ['too-many-requests', 'busy'],
])

/** Which screen an answer of the server leads to, or no answer at all. */
export function problemKindOf(problem: ProblemCode | 'offline'): ProblemKind {
  return kinds.get(problem) ?? 'failed'
}

/** Problems that may be over a moment later. */
export const mayPass: ReadonlySet<ProblemKind> = new Set(['unreachable', 'busy', 'full', 'failed'])
