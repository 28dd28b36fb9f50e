import type { TFunction } from 'i18next'
import type { SignalGroup } from '#shared/signals.ts'

/** "14 s", "2 min 5 s": a length of time for reading, not for comparing. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return `${seconds}\u00a0s`
  const rest = seconds % 60
  return rest === 0 ? `${minutes}\u00a0min` : `${minutes}\u00a0min ${rest}\u00a0s`
}

/** A group of facts as one sentence. */
export function signalWords({ kind, count, amount }: SignalGroup, t: TFunction<'agenda'>): string {
  if (kind === 'away') return t('facts.away', { count, time: formatDuration(amount) })
  return t('facts.paste', { count, length: amount })
}
