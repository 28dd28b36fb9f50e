/** What stands on the screen at a moment of a replay: the documents as they stood, and those that the views bind to. */
import type * as Y from 'yjs'
import type { Replay, ReplayState } from '#shared/replay.ts'
import { openSubscribers } from '../sync/subscribers.ts'
import { openBoardMirror, openCodeMirror } from './mirror.ts'
import type { Edit } from './mirror.ts'

export interface Scene {
  /** The same ones throughout, for the editor and the board. */
  readonly code: Y.Doc
  readonly board: Y.Doc
  /** The documents as they stood; new ones after each step back. */
  readonly state: () => ReplayState
  /** Where a text was last changed by going on; a new object each time. */
  readonly lastEdit: () => Edit | undefined
  /** Called when `state()` or `lastEdit()` is another one. */
  readonly subscribe: (onChange: () => void) => () => void
  readonly show: (atMs: number) => void
}

export function openScene(replay: Replay, firstMs: number): Scene {
  const { subscribe, tell } = openSubscribers()
  const code = openCodeMirror()
  const board = openBoardMirror()
  let state = replay.seek(firstMs)

  function show(atMs: number) {
    const next = replay.seek(atMs)
    const edit = code.lastEdit()
    code.show(next.code)
    board.show(next.whiteboard)
    if (next === state && code.lastEdit() === edit) return
    state = next
    tell()
  }
  show(firstMs)
  return {
    code: code.doc,
    board: board.doc,
    state: () => state,
    lastEdit: code.lastEdit,
    subscribe,
    show,
  }
}
