const pad = (value: number) => String(value).padStart(2, '0')

/** A length of time as on a stopwatch: 4:12, 12:41, 1:02:05. Never negative. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = pad(seconds % 60)
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** A moment of the interview, two digits each so that a column of them lines up: 04:12, 1:02:05. */
export function formatMoment(atMs: number, startedAtMs: number): string {
  const text = formatClock(atMs - startedAtMs)
  return text.length < 5 ? `0${text}` : text
}

export type RoughTime =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'last-minute' }
  | { readonly kind: 'over' }

/** What a candidate is told instead of seconds: five-minute steps from ten minutes on, single minutes below. */
export function roughlyLeft(leftMs: number): RoughTime {
  if (leftMs <= 0) return { kind: 'over' }
  const minutes = Math.ceil(leftMs / 60_000)
  if (minutes === 1) return { kind: 'last-minute' }
  return { kind: 'minutes', minutes: minutes < 10 ? minutes : 5 * Math.round(leftMs / 300_000) }
}
