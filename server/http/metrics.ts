import type { Response } from 'express'
import type { Metrics } from '../metrics.ts'
import { Reply } from './reply.ts'
import type { Answer } from './route.ts'

class Figures extends Reply {
  readonly #type: string
  readonly #text: string

  constructor({ type, text }: Awaited<ReturnType<Metrics['read']>>) {
    super()
    this.#type = type
    this.#text = text
  }

  send(response: Response): void {
    response.set('Content-Type', this.#type).set('Cache-Control', 'no-store').send(this.#text)
  }
}

export function readMetrics(metrics: Metrics): Answer<'operator'> {
  return async () => new Figures(await metrics.read())
}
