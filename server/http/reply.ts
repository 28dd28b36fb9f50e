import type { Response } from 'express'

/** An answer that is no JSON and writes itself. */
export abstract class Reply {
  abstract send(response: Response): void
}
