import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import * as Y from 'yjs'
import type { View } from '#shared/agenda.ts'
import type { CodePresence, WhiteboardPresence } from '#shared/awareness.ts'
import type { CodeFile } from '#shared/code.ts'
import type { Caret, Destination } from '../../editor/caret.ts'
import { useFiles } from '../../editor/useFiles.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import type { ImageStore } from '../../whiteboard/index.ts'
import { openImageStore } from './image-store.ts'
import { useRoomView } from './useRoomView.ts'

/** What the work area shows and where this person is in it. */
export interface Work {
  readonly code: SharedDocument<CodePresence> | undefined
  readonly whiteboard: SharedDocument<WhiteboardPresence> | undefined
  readonly images: ImageStore
  readonly view: View
  readonly setView: (view: View) => void
  /** The file in front; undefined when there is none. */
  readonly file: CodeFile | undefined
  readonly setFile: (id: string) => void
  readonly caret: Caret | undefined
  readonly setCaret: (caret: Caret) => void
  /** Where the caret was last sent to. */
  readonly destination: Destination | undefined
  /** Brings a file's line to the front; nothing for a name that no file has. */
  readonly goTo: (name: string, line: number, column: number) => void
  readonly setShapes: (shapes: readonly string[]) => void
  /** For an evidence pin: the file and lines, and the shapes, that are in front right now. */
  readonly pinContext: () => PinPlace
}

export interface PinPlace {
  readonly file?: string
  readonly lines?: [number, number]
  readonly shapes?: string[]
}

const emptyDoc = new Y.Doc()

export function useWork(): Work {
  const { code, whiteboard, room, key } = useRoomSession()
  const [view, setView] = useRoomView()
  const files = useFiles(code?.doc ?? emptyDoc)
  const [wanted, setFile] = useState<string>()
  const [caret, setCaret] = useState<Caret>()
  const [shapes, setShapes] = useState<readonly string[]>([])
  const [destination, setDestination] = useState<Destination>()
  const images = useMemo(() => openImageStore(room.room, key), [room.room, key])
  const file = files.find(({ id }) => id === wanted) ?? files[0]
  const inFront = file?.id

  // Read at the moment of the pin: the function stays the same while the caret moves.
  const place = useRef<PinPlace>({})
  useEffect(() => {
    const inCode = view !== 'board' && file !== undefined
    const here = caret !== undefined && caret.file === inFront
    place.current = {
      ...(inCode && { file: file.name }),
      ...(inCode && here && { lines: [caret.lines[0], caret.lines[1]] }),
      ...(view !== 'code' && shapes.length > 0 && { shapes: shapes.slice(0, 50) }),
    }
  })
  function goTo(name: string, line: number, column: number) {
    const target = files.find((each) => each.name === name)
    if (!target) return
    setFile(target.id)
    setDestination({ file: target.id, line, column })
    if (view === 'board') setView('code')
  }
  const pinContext = useCallback(() => place.current, [])
  return {
    code,
    whiteboard,
    images,
    view,
    setView,
    file,
    setFile,
    caret: caret?.file === inFront ? caret : undefined,
    setCaret,
    destination,
    goTo,
    setShapes,
    pinContext,
  }
}
