import { useCallback, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { readRuns } from '#shared/runs.ts'
import type { Run } from '#shared/runs.ts'

/** The document's runs, oldest first; read again when one of them changes, and not at each key typed into a file. */
export function useRuns(doc: Y.Doc): readonly Run[] {
  const cache = useRef<{ doc: Y.Doc; runs: readonly Run[] } | undefined>(undefined)
  const subscribe = useCallback(
    (onChange: () => void) => {
      const runs = doc.getArray('runs')
      const changed = () => {
        cache.current = undefined
        onChange()
      }
      runs.observeDeep(changed)
      return () => runs.unobserveDeep(changed)
    },
    [doc],
  )
  return useSyncExternalStore(subscribe, () => {
    if (cache.current?.doc !== doc) cache.current = { doc, runs: readRuns(doc) }
    return cache.current.runs
  })
}
