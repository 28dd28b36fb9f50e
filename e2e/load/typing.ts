/** Typing as people do it, as Yjs updates: bursts of letters, a typo taken back, new lines, jumps of the caret. */
import * as Y from 'yjs'

/** A small generator of pseudo-random numbers (mulberry32): the same seed types the same text. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const letters = 'etaoinsrhldcu mfpgwybv.k(){}=;'

export interface Typist {
  readonly clientId: number
  /** The next keystroke, as the update that it makes. */
  press(): Uint8Array
  /** Everything typed so far, as one update. */
  all(): Uint8Array
}

/** Somebody who types into a file of their own in the code document. */
export function openTypist(clientId: number, seed: number): Typist {
  const random = seeded(seed)
  const doc = new Y.Doc()
  doc.clientID = clientId
  const text = new Y.Text()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.transact(() => {
    const file = new Y.Map<unknown>()
    file.set('name', `bench-${clientId}.ts`)
    file.set('order', clientId)
    file.set('text', text)
    doc.getMap('files').set(`bench-${clientId}`, file)
  })
  let caret = 0
  const stroke = () => {
    const dice = random()
    if (dice < 0.06 && caret > 0) text.delete(--caret, 1)
    else if (dice < 0.09) {
      text.insert(caret, '\n  ')
      caret += 3
    } else {
      if (dice > 0.99) caret = Math.floor(random() * text.length)
      text.insert(caret, letters[Math.floor(random() * letters.length)] ?? 'e')
      caret++
    }
  }
  return {
    clientId,
    press() {
      if (updates.length === 0) stroke()
      return updates.shift() ?? Uint8Array.of(0, 0)
    },
    all: () => Y.encodeStateAsUpdate(doc),
  }
}
