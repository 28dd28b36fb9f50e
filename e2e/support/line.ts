/** A line between page and server that does what a test wants of it, frame by frame. */
import type { Page, WebSocketRoute } from '@playwright/test'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { buildRefusal, messageKind, syncKind } from '#shared/protocol.ts'
import type { RefusalReason } from '#shared/protocol.ts'

export type Answers =
  /** As the server gives them. */
  | 'through'
  /** The server hears everything; its word that something is saved waits. */
  | 'held'
  /** The server hears nothing that is written, and "saved?" is answered with a refusal. */
  | { readonly refuse: RefusalReason }

export class Line {
  #answers: Answers = 'through'
  #held: (() => void)[] = []
  readonly #sockets = new Set<WebSocketRoute>()
  /** Code that a new socket is closed with at once. */
  turnAwayWith: number | undefined
  /** A new socket opens, and nothing ever comes. */
  silent = false

  /** To be called before the page opens its room. */
  static async between(page: Page): Promise<Line> {
    const line = new Line()
    await page.routeWebSocket(/\/sync\//, (socket) => line.#open(socket))
    return line
  }

  set answers(answers: Answers) {
    this.#answers = answers
    if (answers === 'held') return
    for (const pass of this.#held.splice(0)) pass()
  }

  /** Closes every socket of the page, as the server would. */
  async close(code: number): Promise<void> {
    const open = [...this.#sockets]
    this.#sockets.clear()
    await Promise.all(open.map((socket) => socket.close({ code, reason: '' })))
  }

  #open(page: WebSocketRoute): void {
    if (this.turnAwayWith !== undefined) return void page.close({ code: this.turnAwayWith })
    if (this.silent) return
    this.#sockets.add(page)
    const server = page.connectToServer()
    page.onMessage((frame) => {
      const answers = this.#answers
      if (typeof answers === 'string') return server.send(frame)
      const decoder = createDecoder(new Uint8Array(Buffer.from(frame)))
      const kind = readVarUint(decoder)
      if (kind === messageKind.version) {
        return page.send(Buffer.from(buildRefusal(readVarUint(decoder), answers.refuse)))
      }
      const isWrite = kind === messageKind.sync && readVarUint(decoder) !== syncKind.step1
      if (!isWrite) server.send(frame)
    })
    server.onMessage((frame) => {
      const isAnswer = Buffer.from(frame)[0] === messageKind.version
      if (isAnswer && this.#answers === 'held') this.#held.push(() => page.send(frame))
      else page.send(frame)
    })
  }
}
