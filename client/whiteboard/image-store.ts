import type { StoredAsset } from '#shared/api.ts'
import type { AssetId } from '#shared/ids.ts'

/** Where images of the board are kept: the server, which makes each of them anew before anybody sees it. */
export interface ImageStore {
  /** Rejects with the server's problem (`too-large`, `not-an-image`, …) as `problem` on the error. */
  put(image: Blob): Promise<StoredAsset>
  open(asset: AssetId): Promise<Blob>
}
