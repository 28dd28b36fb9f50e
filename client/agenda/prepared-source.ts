import type { Prepared } from '#shared/api.ts'
import { openSubscribers } from '../sync/subscribers.ts'

export type PreparedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly prepared: Prepared }
  | { readonly kind: 'failed'; readonly retry: () => void }

export interface PreparedSource {
  readonly current: () => PreparedState
  readonly subscribe: (onChange: () => void) => () => void
}

/** Reads once, however many panels ask; a failure stays until somebody tries again, and then for all of them. */
export function openPreparedSource(read: () => Promise<Prepared>): PreparedSource {
  const { subscribe, tell } = openSubscribers()
  let state: PreparedState = { kind: 'loading' }
  const become = (next: PreparedState) => {
    state = next
    tell()
  }
  const load = () => {
    become({ kind: 'loading' })
    read().then(
      (prepared) => become({ kind: 'ready', prepared }),
      () => become({ kind: 'failed', retry }),
    )
  }
  const retry = () => {
    if (state.kind === 'failed') load()
  }
  load()
  return { current: () => state, subscribe }
}
