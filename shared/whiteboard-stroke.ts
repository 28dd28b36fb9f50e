/**
 * A pen stroke as a flat list of tokens that only grows while somebody draws, so that each pointer move costs a few
 * bytes instead of the whole stroke again.
 *
 * `f` or `s` opens a free or straight segment; each point is then two integers, its distance from the point before
 * in 1/100 px. Pressure is a `z` token where it changes (`z83` is 0.83, a bare `z` none at all), 0.5 until then.
 * `F` and `S` open a segment of a pen that measures pressure: each point has it as a third integer.
 */
export interface StrokePoint {
  readonly x: number
  readonly y: number
  readonly z?: number | undefined
}

export interface StrokeSegment {
  readonly type: 'free' | 'straight'
  readonly points: readonly StrokePoint[]
}

export type StrokeToken = number | 'f' | 's' | 'F' | 'S' | `z${number | ''}`

const hundredths = (value: number) => Math.round(value * 100)
const usualPressure = 50

/** The tokens of a whole stroke. More points at its end only add tokens at the end. */
export function encodeStroke(segments: readonly StrokeSegment[], pen: boolean): StrokeToken[] {
  const tokens: StrokeToken[] = []
  for (const { type, points } of segments) {
    if (pen) tokens.push(type === 'free' ? 'F' : 'S')
    else tokens.push(type === 'free' ? 'f' : 's')
    let x = 0
    let y = 0
    let pressure: number | undefined = usualPressure
    for (const point of points) {
      const nextPressure = point.z === undefined ? undefined : hundredths(point.z)
      if (!pen && nextPressure !== pressure) {
        pressure = nextPressure
        tokens.push(`z${pressure ?? ''}`)
      }
      const nextX = hundredths(point.x)
      const nextY = hundredths(point.y)
      tokens.push(nextX - x, nextY - y)
      if (pen) tokens.push(nextPressure ?? usualPressure)
      x = nextX
      y = nextY
    }
  }
  return tokens
}

/** The stroke that the tokens spell. Throws on a list that is no stroke: {@link strokeProblem} says why. */
export function decodeStroke(tokens: readonly unknown[]): StrokeSegment[] {
  const segments: { type: StrokeSegment['type']; points: StrokePoint[] }[] = []
  let points: StrokePoint[] | undefined
  let pen = false
  let x = 0
  let y = 0
  let z: number | undefined
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (token === 'f' || token === 's' || token === 'F' || token === 'S') {
      pen = token === 'F' || token === 'S'
      points = []
      segments.push({ type: token.toLowerCase() === 'f' ? 'free' : 'straight', points })
      x = 0
      y = 0
      z = usualPressure / 100
      at++
    } else if (typeof token === 'string' && /^z\d{0,4}$/.test(token) && points && !pen) {
      z = token === 'z' ? undefined : Number(token.slice(1)) / 100
      at++
    } else {
      if (!points) throw new Error('stroke does not begin with a segment')
      x += integer(token)
      y += integer(tokens[at + 1])
      if (pen) z = integer(tokens[at + 2]) / 100
      at += pen ? 3 : 2
      points.push(z === undefined ? { x: x / 100, y: y / 100 } : { x: x / 100, y: y / 100, z })
    }
  }
  return segments
}

/** What keeps a list from being a stroke; undefined when nothing does. */
export function strokeProblem(tokens: readonly unknown[]): string | undefined {
  try {
    for (const { points } of decodeStroke(tokens)) {
      if (points.length === 0) return 'stroke with a segment without points'
      if (points.some(({ x, y }) => Math.abs(x) > farthest || Math.abs(y) > farthest)) {
        return 'stroke beyond the edge of the board'
      }
    }
    return tokens.length === 0 ? 'stroke without segments' : undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'unreadable stroke'
  }
}

/** The edge of the board, in px from its origin: farther out floating point grows coarse. */
export const farthest = 1e7

function integer(token: unknown): number {
  // Twice the board in hundredths: the longest way that one step can take.
  if (typeof token !== 'number' || !Number.isInteger(token) || Math.abs(token) > farthest * 200) {
    throw new Error('stroke with a token that is no step')
  }
  return token
}
