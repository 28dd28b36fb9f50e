import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { outline } from './outline.ts'
import type { BoardOutline } from './outline.ts'

/** Words need not keep up with a pen that draws thirty times a second. */
const intervalMs = 1000

/** The board in words, a second behind it at most. */
export function useOutline(doc: Y.Doc): BoardOutline {
  const [read, setRead] = useState(() => ({ doc, outline: outline(doc) }))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const readAnew = () => {
      timer = undefined
      setRead({ doc, outline: outline(doc) })
    }
    const onUpdate = () => {
      timer ??= setTimeout(readAnew, intervalMs)
    }
    doc.on('update', onUpdate)
    readAnew()
    return () => {
      clearTimeout(timer)
      doc.off('update', onUpdate)
    }
  }, [doc])
  return read.outline
}
