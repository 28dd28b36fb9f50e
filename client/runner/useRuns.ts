import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { Run } from '#shared/runs.ts'
import { openRunsReader } from './runs-reader.ts'

/** The document's runs, oldest first; again when one of them changes, and not at each key typed into a file. */
export function useRuns(doc: Y.Doc): readonly Run[] {
  const reader = useMemo(() => openRunsReader(doc), [doc])
  return useSyncExternalStore(reader.subscribe, reader.runs)
}
