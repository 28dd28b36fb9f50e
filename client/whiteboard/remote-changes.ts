/** Puts others' changes into the store as they are, without the library answering them with changes of its own. */
import type { TLInstancePageState, TLRecord, TLShapeId, TLStore } from 'tldraw'
import type { BoardPart } from './board-contents.ts'
import { isShapeId } from './board-contents.ts'

/**
 * Side effects of a remote change (unbinding an arrow, dissolving a group) would be booked as remote too and never
 * reach the document, which would then differ from what is on the screen; and the one who made the change has sent
 * its effects already. The switch is internal to tldraw 3.15.6 and holds until the end of the merge.
 */
interface Switchable {
  setIsEnabled(enabled: boolean): void
}

/** Must not be called inside a store transaction. */
export function mergeRemote(
  store: TLStore,
  put: readonly BoardPart[],
  remove: readonly string[],
): void {
  if (put.length === 0 && remove.length === 0) return
  store.mergeRemoteChanges(() => {
    ;(store.sideEffects as unknown as Switchable).setIsEnabled(false)
    if (remove.length > 0) {
      store.put(pageStatesWithout(store, new Set(remove.filter(isShapeId))))
      store.remove([...remove] as TLRecord['id'][])
    }
    store.put([...put])
  })
}

/** With side effects off, nobody else takes deleted shapes out of selections. */
function pageStatesWithout(store: TLStore, gone: ReadonlySet<TLShapeId>): TLInstancePageState[] {
  const here = (id: TLShapeId) => !gone.has(id)
  const orNull = (id: TLShapeId | null) => (id !== null && gone.has(id) ? null : id)
  return store
    .allRecords()
    .filter((record) => record.typeName === 'instance_page_state')
    .map((state) => ({
      ...state,
      selectedShapeIds: state.selectedShapeIds.filter(here),
      hintingShapeIds: state.hintingShapeIds.filter(here),
      erasingShapeIds: state.erasingShapeIds.filter(here),
      hoveredShapeId: orNull(state.hoveredShapeId),
      editingShapeId: orNull(state.editingShapeId),
      croppingShapeId: orNull(state.croppingShapeId),
      focusedGroupId: orNull(state.focusedGroupId),
    }))
}
