/** Shows one's pointer and selection to the others, and theirs here. */
import { InstancePresenceRecordType, atom, react } from 'tldraw'
import type { Editor, TLInstancePresence, TLInstancePresenceID, TLShapeId } from 'tldraw'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import type { Presence } from '../sync/shared-document.ts'
import { boardPage } from './board-contents.ts'
import { sameJson } from './same-json.ts'

/** The edge of what a presence may say, in page coordinates. */
const farthest = 1e7
const mostSelected = 50

interface ScreenPoint {
  readonly x: number
  readonly y: number
}

export function showPresence(
  editor: Editor,
  { show }: Pick<Presence<WhiteboardPresence>, 'show'>,
  following: boolean,
): () => void {
  // Not the library's own pointer: that one stands still while the board does not have the keyboard.
  const pointer = atom<ScreenPoint | null>('pointer', null)
  const container = editor.getContainer()
  const move = ({ clientX, clientY }: PointerEvent) => pointer.set({ x: clientX, y: clientY })
  const leave = () => pointer.set(null)
  let shown: WhiteboardPresence | undefined
  const stop = react('show presence', () => {
    const at = pointer.get()
    const presence: WhiteboardPresence = {
      pointer: at && rounded(editor.screenToPage(at)),
      page: boardPage,
      // Two who follow each other would else chase one another's view.
      seen: following ? null : seenOf(editor),
      selected: editor.getSelectedShapeIds().slice(0, mostSelected),
    }
    if (sameJson(presence, shown)) return
    shown = presence
    show(presence)
  })
  container.addEventListener('pointermove', move, { capture: true })
  container.addEventListener('pointerleave', leave)
  return () => {
    stop()
    container.removeEventListener('pointermove', move, { capture: true })
    container.removeEventListener('pointerleave', leave)
    show({ pointer: null, page: boardPage, seen: null, selected: [] })
  }
}

const within = (value: number) => Math.min(farthest, Math.max(-farthest, Math.round(value)))

function rounded({ x, y }: ScreenPoint): [number, number] {
  return [within(x), within(y)]
}

function seenOf(editor: Editor): WhiteboardPresence['seen'] {
  const { x, y, w, h } = editor.getViewportPageBounds()
  // A board that is not on the screen has next to no size.
  return w < 2 || h < 2 ? null : [within(x), within(y), within(w), within(h)]
}

export function followPresence(
  editor: Editor,
  presence: Pick<Presence<WhiteboardPresence>, 'others' | 'subscribe'>,
  colourOf: (hue: number) => string,
): () => void {
  const shown = new Map<TLInstancePresenceID, WhiteboardPresence>()

  function update() {
    const put: TLInstancePresence[] = []
    const gone = new Set(shown.keys())
    for (const [connection, { who, presence: theirs }] of presence.others()) {
      if (!theirs?.pointer) continue
      const id = InstancePresenceRecordType.createId(String(connection))
      gone.delete(id)
      if (sameJson(shown.get(id), theirs)) continue
      shown.set(id, theirs)
      const [x, y] = theirs.pointer
      put.push(
        InstancePresenceRecordType.create({
          id,
          userId: String(connection),
          userName: who.name,
          color: colourOf(who.colour),
          currentPageId: boardPage,
          cursor: { x, y, type: 'default', rotation: 0 },
          selectedShapeIds: theirs.selected.filter((shape): shape is TLShapeId =>
            shape.startsWith('shape:'),
          ),
          lastActivityTimestamp: Date.now(),
        }),
      )
    }
    for (const id of gone) shown.delete(id)
    if (put.length === 0 && gone.size === 0) return
    editor.store.mergeRemoteChanges(() => {
      editor.store.remove([...gone])
      editor.store.put(put)
    })
  }

  update()
  const unsubscribe = presence.subscribe(update)
  return () => {
    unsubscribe()
    editor.store.mergeRemoteChanges(() => editor.store.remove([...shown.keys()]))
  }
}
