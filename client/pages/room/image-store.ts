import type { Key, RoomId } from '#shared/ids.ts'
import { openImage, storeImage } from '../../api.ts'
import type { ImageStore } from '../../whiteboard/index.ts'

/** The room's images, as this participant may put and see them. */
export function openImageStore(room: RoomId, key: Key): ImageStore {
  return {
    put: (image) => storeImage(room, key, image),
    open: (asset) => openImage(room, key, asset),
  }
}
