import type { Prepared } from '#shared/api.ts'
import { openSubscribers } from '../sync/subscribers.ts'

export type PreparedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly prepared: Prepared }
  | { readonly kind: 'failed'; readonly retry: () => void }

export interface PreparedSource {
  readonly current: () => PreparedState
  readonly subscribe: (onChange: () => void) => () => void
  /** Takes what the server answered to a change made here. */
  readonly put: (prepared: Prepared) => void
  /** Reads again, once for each `mark`: others may have changed it meanwhile. What is there stays until then. */
  readonly refresh: (mark: string) => void
}

/** Reads once, however many panels ask; a failure stays until somebody tries again, and then for all of them. */
export function openPreparedSource(read: () => Promise<Prepared>): PreparedSource {
  const { subscribe, tell } = openSubscribers()
  let state: PreparedState = { kind: 'loading' }
  let marked: string | undefined
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
  const put = (prepared: Prepared) => become({ kind: 'ready', prepared })
  const refresh = (mark: string) => {
    const again = marked !== undefined && marked !== mark
    marked = mark
    if (!again) return
    read().then(put, () => {
      // Whoever has nothing yet is told by the first reading; whoever has it keeps it.
      marked = undefined
    })
  }
  load()
  return { current: () => state, subscribe, put, refresh }
}
