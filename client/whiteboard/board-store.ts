import { createTLSchema, createTLStore } from 'tldraw'
import type { TLStore } from 'tldraw'
import { imageAssets } from './image-assets.ts'
import type { ImageStore } from './image-store.ts'
import { undoOwnWorkOnly } from './own-undo.ts'

/** An empty board that knows the room's images. */
export function createBoardStore(images: ImageStore): TLStore {
  const store = createTLStore({ schema: createTLSchema(), assets: imageAssets(images) })
  undoOwnWorkOnly(store)
  return store
}
