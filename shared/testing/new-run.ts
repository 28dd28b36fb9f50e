import { participantIdSchema } from '../ids.ts'
import type { NewRun } from '../runs.ts'

/** A run that somebody has begun. */
export const newRun = (id: string): NewRun => ({
  id,
  by: participantIdSchema.parse('0123456789'),
  name: 'Camille',
  language: 'TypeScript',
  file: 'main.ts',
  kind: 'run',
  startedAtMs: 1_000,
  cases: 0,
})
