import type { StoredAsset } from '#shared/api.ts'
import { assetIdSchema } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import type { Store } from '../store/store.ts'
import { remakeImage } from './image.ts'
import { ImageReply } from './image-reply.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

export function addImage(store: Store): Answer<'whiteboard writer', Uint8Array> {
  return async ({ room, body }) => {
    if ((await store.countImages(room.id)) >= limits.imagesPerRoom) {
      throw new ProblemError('too-many-images')
    }
    const image = await remakeImage(body)
    if (!image) throw new ProblemError('not-an-image')
    await store.addImage(room.id, image)
    const { asset, width, height, mimeType } = image
    return { asset, width, height, mimeType } satisfies StoredAsset
  }
}

export function readImage(store: Store): Answer<'whiteboard reader'> {
  return async ({ room, params }) => {
    const asset = assetIdSchema.safeParse(params['asset'])
    const image = asset.success ? await store.readImage(room.id, asset.data) : undefined
    if (!image) throw new ProblemError('not-found')
    return new ImageReply(image)
  }
}
