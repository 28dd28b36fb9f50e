/**
 * How a model that lags behind a Y.Text maps onto it. The two are one row of pieces: what stands in both, what others
 * have put into the text and the model lacks, what others have taken out and the model still shows. Every change
 * is translated through the row, so that typing goes on while the changes of others are held.
 */

/** A replacement, with `index` and `deleted` in UTF-16 units. */
export interface Change {
  readonly index: number
  readonly deleted: number
  readonly inserted: string
}

/** One step of a Y.Text event's delta. */
export interface DeltaStep {
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}

type Piece =
  | { readonly in: 'both'; readonly length: number }
  | { readonly in: 'text'; readonly length: number; readonly words: string }
  | { readonly in: 'model'; readonly length: number }

type Side = 'text' | 'model'

/** Both sides go on alike behind the last difference. */
const rest: Piece = { in: 'both', length: Infinity }

export class HeldChanges {
  #pieces: Piece[] = [rest]

  /** Whether model and text differ. */
  get any(): boolean {
    return this.#pieces.some((piece) => piece.in !== 'both')
  }

  /** Takes in a change of the text that the model does not show yet. */
  addRemote(delta: readonly DeltaStep[]): void {
    let at = 0
    for (const step of delta) {
      if (step.retain !== undefined) {
        at = this.#split('text', at, step.retain)
      } else if (typeof step.insert === 'string') {
        this.#pieces.splice(at++, 0, { in: 'text', length: step.insert.length, words: step.insert })
      } else if (step.delete !== undefined) {
        const end = this.#split('text', at, step.delete)
        const kept = this.#pieces.slice(at, end).flatMap<Piece>((piece) => {
          if (piece.in === 'text') return []
          return [{ in: 'model', length: piece.length }]
        })
        this.#pieces.splice(at, end - at, ...kept)
        at += kept.length
      }
    }
    this.#join()
  }

  /** Takes in a change of the model, and gives it in the text's own places, to be made from left to right. */
  addLocal(change: Change): Change[] {
    const start = this.#split('model', 0, change.index)
    const end = this.#split('model', start, change.deleted)
    let index = this.#lengthBefore('text', start)
    const changes: Change[] = []
    if (change.inserted) {
      changes.push({ index, deleted: 0, inserted: change.inserted })
      index += change.inserted.length
    }
    const kept: Piece[] = []
    for (const piece of this.#pieces.slice(start, end)) {
      if (piece.in === 'both') changes.push({ index, deleted: piece.length, inserted: '' })
      if (piece.in !== 'text') continue
      kept.push(piece)
      index += piece.length
    }
    const inserted: Piece = { in: 'both', length: change.inserted.length }
    this.#pieces.splice(start, end - start, inserted, ...kept)
    this.#join()
    return changes
  }

  /**
   * What brings the model up to the text: replacements in the model's present places, ascending. Carriage returns
   * stay held for ever: one inside a model would shift every place behind it.
   */
  release(): Change[] {
    const changes: Change[] = []
    const pieces: Piece[] = []
    let index = 0
    const replace = (deleted: number, inserted: string) => {
      const last = changes.at(-1)
      // Touching replacements are one: a model refuses two edits of the same place.
      if (last && last.index + last.deleted === index) {
        changes[changes.length - 1] = {
          index: last.index,
          deleted: last.deleted + deleted,
          inserted: last.inserted + inserted,
        }
      } else if (deleted > 0 || inserted) {
        changes.push({ index, deleted, inserted })
      }
      index += deleted
    }
    for (const piece of this.#pieces) {
      if (piece.in === 'both') {
        pieces.push(piece)
        index += piece.length
      } else if (piece.in === 'model') {
        replace(piece.length, '')
      } else {
        replace(0, piece.words.replaceAll('\r', ''))
        for (const part of piece.words.split(/(\r+)/)) {
          if (part.startsWith('\r')) pieces.push({ in: 'text', length: part.length, words: part })
          else pieces.push({ in: 'both', length: part.length })
        }
      }
    }
    this.#pieces = pieces
    this.#join()
    return changes
  }

  /** Begins anew with a model that shows `text`, carriage returns left out. */
  restart(text: string): void {
    this.#pieces = [rest]
    this.addRemote([{ insert: text }])
    this.release()
  }

  /** A place in the model for a place in the text. */
  toModel(index: number): number {
    return this.#translate(index, 'text', 'model')
  }

  /** A place in the text for a place in the model. */
  toText(index: number): number {
    return this.#translate(index, 'model', 'text')
  }

  #translate(index: number, from: Side, to: Side): number {
    let left = index
    let result = 0
    for (const piece of this.#pieces) {
      const inFrom = piece.in === 'both' || piece.in === from
      if (inFrom && piece.length >= left) return piece.in === 'both' ? result + left : result
      if (inFrom) left -= piece.length
      if (piece.in === 'both' || piece.in === to) result += piece.length
    }
    return result
  }

  /** Index of the piece that begins `distance` units of `side` behind the piece `from`, cutting one if needed. */
  #split(side: Side, from: number, distance: number): number {
    let left = distance
    let at = from
    while (left > 0) {
      const piece = this.#pieces[at] ?? rest
      if (piece.in !== 'both' && piece.in !== side) {
        at++
      } else if (piece.length <= left) {
        left -= piece.length
        at++
      } else {
        this.#pieces.splice(at, 1, cut(piece, 0, left), cut(piece, left, piece.length))
        return at + 1
      }
    }
    return at
  }

  #lengthBefore(side: Side, end: number): number {
    return this.#pieces
      .slice(0, end)
      .reduce(
        (sum, piece) => sum + (piece.in === 'both' || piece.in === side ? piece.length : 0),
        0,
      )
  }

  #join(): void {
    const joined: Piece[] = []
    for (const piece of this.#pieces) {
      const last = joined.at(-1)
      if (piece.length === 0) continue
      if (last?.in === piece.in && piece.in !== 'text') {
        joined[joined.length - 1] = { in: piece.in, length: last.length + piece.length }
      } else {
        joined.push(piece)
      }
    }
    this.#pieces = joined
  }
}

function cut(piece: Piece, start: number, end: number): Piece {
  const length = end - start
  return piece.in === 'text'
    ? { in: 'text', length, words: piece.words.slice(start, end) }
    : { in: piece.in, length }
}
