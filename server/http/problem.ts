import type { ProblemCode } from '#shared/api.ts'

/** A request refused for a reason that has a name. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: ProblemCode

  /** `detail` is for a developer's eyes; it must not quote what was sent. */
  constructor(problem: ProblemCode, detail?: string) {
    super(detail ?? problem)
    this.problem = problem
  }
}

export const statusOf: Record<ProblemCode, number> = {
  'bad-request': 400,
  'not-authorised': 401,
  forbidden: 403,
  'not-found': 404,
  'link-revoked': 410,
  'room-ended': 409,
  'room-full': 409,
  'wrong-status': 409,
  'reopen-too-late': 409,
  'scorecard-incomplete': 409,
  'unknown-exercise': 422,
  'id-taken': 409,
  'stale-version': 409,
  'too-many-entries': 409,
  'too-large': 413,
  'not-an-image': 415,
  'too-many-images': 409,
  'too-many-requests': 429,
  storage: 503,
  internal: 500,
}
