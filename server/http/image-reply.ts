import type { Response } from 'express'
import type { StoredImage } from '../store/store.ts'
import { Reply } from './reply.ts'

/** An image as an answer. */
export class ImageReply extends Reply {
  readonly #image: StoredImage

  constructor(image: StoredImage) {
    super()
    this.#image = image
  }

  /** Named by its content, so that a browser need never ask twice; private, since a key opened it. */
  send(response: Response): void {
    response
      .set('Content-Type', this.#image.mimeType)
      .set('Cache-Control', 'private, max-age=31536000, immutable')
      .send(Buffer.from(this.#image.bytes))
  }
}
