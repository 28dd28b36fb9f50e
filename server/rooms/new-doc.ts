import * as Y from 'yjs'

/**
 * A Y.Doc that does not prepare events for nobody. lib0 makes a map and a list for each event, heard or not; a
 * transaction has six, and the server tries one for each keystroke of each room.
 */
class QuietDoc extends Y.Doc {
  override emit(...event: Parameters<Y.Doc['emit']>): void {
    // oxlint-disable-next-line no-underscore-dangle -- lib0 has no other way to ask whether anybody listens.
    if (this._observers.has(event[0])) super.emit(...event)
  }
}

/**
 * A Y.Doc for the server's own use. Yjs would name each with a UUID, which nothing here reads, and draw it digit by
 * digit from the system's random numbers: a fifth of a millisecond, when a hundred rooms open at once.
 */
export const newDoc = (): Y.Doc => new QuietDoc({ guid: '' })
