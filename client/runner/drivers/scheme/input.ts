/** Text that is read piece by piece; undefined where it has come to its end. */
export interface Input {
  /** Up to the next line end, which is taken along and not given. */
  readonly line: () => string | undefined
  readonly character: () => string | undefined
  /** The next one, which stays where it is. */
  readonly peek: () => string | undefined
  readonly characters: (count: number) => string | undefined
  readonly rest: () => string
  readonly skip: (length: number) => void
}

export function openInput(text: string): Input {
  let at = 0
  const take = (length: number) => {
    const piece = text.slice(at, at + length)
    at += piece.length
    return piece
  }
  const peek = () => {
    const point = text.codePointAt(at)
    return point === undefined ? undefined : String.fromCodePoint(point)
  }
  const character = () => {
    const next = peek()
    return next === undefined ? undefined : take(next.length)
  }
  return {
    line() {
      if (at >= text.length) return undefined
      const end = text.indexOf('\n', at)
      const line = take((end < 0 ? text.length : end) - at)
      take(1)
      return line
    },
    character,
    peek,
    characters(count) {
      let piece = ''
      for (let left = count; left > 0; left--) piece += character() ?? ''
      return piece === '' && count > 0 ? undefined : piece
    },
    rest: () => text.slice(at),
    skip: take,
  }
}
