import type { Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

/** The process answers. */
export function readHealth(): Answer<'anyone'> {
  return async () => ({ status: 'ok' })
}

/** The store can write: without that nobody should be sent here. */
export function readReadiness(store: Store): Answer<'anyone'> {
  return async () => {
    try {
      await store.check()
    } catch {
      throw new ProblemError('storage')
    }
    return { status: 'ready' }
  }
}
