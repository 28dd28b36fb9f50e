/** Images as participants send them, made anew: what is stored holds pixels and nothing else. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { assetIdSchema } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import type { StoredImage } from '../store/store.ts'

// Known by their bytes. SVG, PDF and the rest have loaders with a long history of their own: they stay shut.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})
// One image at a time must not take every core away from those who type.
sharp.concurrency(1)
sharp.cache(false)

const decodeSeconds = 10

/**
 * Turned upright, made small enough, stripped of place and camera, and encoded as WebP: without loss for
 * what may be text or line art. Undefined when it is no image, or one that unpacks to too many pixels.
 */
export async function remakeImage(bytes: Uint8Array): Promise<StoredImage | undefined> {
  const image = sharp(bytes, { limitInputPixels: limits.imagePixels, failOn: 'error' })
  try {
    const { format } = await image.metadata()
    const { data, info } = await image
      .timeout({ seconds: decodeSeconds })
      .autoOrient()
      .resize({
        width: limits.imageSide,
        height: limits.imageSide,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp(format === 'jpeg' ? { quality: 85 } : { lossless: true })
      .toBuffer({ resolveWithObject: true })
    return {
      asset: assetIdSchema.parse(createHash('sha256').update(data).digest('hex')),
      width: info.width,
      height: info.height,
      mimeType: 'image/webp',
      bytes: new Uint8Array(data),
    }
  } catch {
    return undefined
  }
}
