import { useEffect, useRef } from 'react'
import type { TLStore } from 'tldraw'
import type * as Y from 'yjs'
import { bindStore } from './bind-store.ts'
import type { BoardMessage } from './useTell.ts'

/** Keeps the store bound to the document, and loses nothing when the page goes away. */
export function useStoreBinding(
  store: TLStore,
  doc: Y.Doc,
  readOnly: boolean,
  tell: (message: BoardMessage) => void,
): void {
  const writable = useRef(!readOnly)
  const say = useRef(tell)
  useEffect(() => {
    writable.current = !readOnly
    say.current = tell
  })
  useEffect(() => {
    const binding = bindStore(store, doc, {
      writable: () => writable.current,
      onRefused: (refusal) => say.current({ kind: 'refused', refusal }),
    })
    // Hidden, too: phones end hidden pages without another word.
    const flush = () => binding.flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      binding.unbind()
    }
  }, [store, doc])
}
