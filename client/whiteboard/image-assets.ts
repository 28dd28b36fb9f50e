import type { TLAssetStore } from 'tldraw'
import { assetIdSchema } from '#shared/ids.ts'
import type { AssetId } from '#shared/ids.ts'
import type { ImageStore } from './image-store.ts'

const scheme = 'asset:'

/** How a record names an image of its room: never by an address, which would make browsers call it. */
export const assetName = (asset: AssetId) => `${scheme}${asset}`

/**
 * Shows the room's images to the library. As data addresses, not blob addresses: an export reads them again, and the
 * page's policy lets it fetch nothing but the room's own server.
 */
export function imageAssets(images: ImageStore): TLAssetStore {
  const opened = new Map<AssetId, Promise<string>>()

  function open(asset: AssetId): Promise<string> {
    const address = opened.get(asset) ?? images.open(asset).then(dataAddress)
    opened.set(asset, address)
    // A failure is not kept: the next look tries again.
    address.catch(() => opened.delete(asset))
    return address
  }

  return {
    async upload(_asset, file) {
      const { asset } = await images.put(file)
      return { src: assetName(asset) }
    },
    async resolve({ props }) {
      const name = 'src' in props ? (props.src ?? '') : ''
      const asset = assetIdSchema.safeParse(name.slice(scheme.length))
      if (!name.startsWith(scheme) || !asset.success) return null
      return open(asset.data).catch(() => null)
    },
  }
}

function dataAddress(image: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable image')))
    reader.readAsDataURL(image)
  })
}
