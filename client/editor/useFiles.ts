import { useCallback, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { listFiles } from '#shared/code.ts'
import type { CodeFile } from '#shared/code.ts'

/** The files of a code document, in the order of their tabs; the same array until one comes, goes or changes its name. */
export function useFiles(doc: Y.Doc): readonly CodeFile[] {
  const last = useRef<readonly CodeFile[]>([])
  const subscribe = useCallback(
    (onChange: () => void) => {
      doc.on('update', onChange)
      return () => doc.off('update', onChange)
    },
    [doc],
  )
  return useSyncExternalStore(subscribe, () => {
    const files = listFiles(doc)
    if (!sameFiles(files, last.current)) last.current = files
    return last.current
  })
}

function sameFiles(a: readonly CodeFile[], b: readonly CodeFile[]): boolean {
  if (a.length !== b.length) return false
  return a.every((file, index) => {
    const other = b[index]
    return file.id === other?.id && file.name === other.name && file.text === other.text
  })
}
