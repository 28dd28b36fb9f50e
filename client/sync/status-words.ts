/** The one line that tells how the room stands. */
import type { TFunction } from 'i18next'
import { closeCode } from '#shared/protocol.ts'
import { standsOtherwise } from './room-state.ts'
import type { RoomState } from './session.ts'

export type Tone = 'ok' | 'busy' | 'waiting' | 'quiet' | 'danger'

const tones: Record<RoomState['kind'], Tone> = {
  connecting: 'busy',
  saved: 'ok',
  saving: 'busy',
  offline: 'waiting',
  'read-only': 'quiet',
  ended: 'quiet',
  refused: 'danger',
  closed: 'danger',
  outdated: 'danger',
}

export function toneOf(state: RoomState): Tone {
  if (state.kind === 'saving' && state.slow) return 'waiting'
  return state.kind === 'offline' && state.unkept > 0 ? 'danger' : tones[state.kind]
}

/** In the words of the screen's language. */
export function statusWords(state: RoomState, t: TFunction<'sync'>): string {
  if (state.kind === 'saving') {
    return state.slow ? t('stillSaving', { count: state.changes }) : t('saving')
  }
  if (state.kind === 'offline') {
    if (state.unkept > 0) return t('offlineUnkept', { count: state.unkept })
    return state.kept > 0 ? t('offlineWith', { count: state.kept }) : t('offline')
  }
  if (state.kind === 'read-only') return t('readOnly')
  if (state.kind === 'refused') return t('refused', { reason: t(`refusals.${state.reason}`) })
  if (state.kind === 'closed') {
    return t('closed', { reason: t(`closings.${closing(state.code)}`) })
  }
  return t(state.kind)
}

/**
 * Whether a screen reader is told of `state`, having been told of `told` before: that something is wrong and that it
 * is well again, but neither each saving nor each change that is added while offline.
 */
export function worthTelling(told: RoomState, state: RoomState): boolean {
  if (state.kind === 'connecting' || (state.kind === 'saving' && !state.slow)) return false
  if (state.kind === 'saving') return told.kind !== 'saving'
  return told.kind === 'saving' || standsOtherwise(told, state)
}

function closing(code: number): 'notAuthorised' | 'forbidden' | 'gone' | 'other' {
  switch (code) {
    case closeCode.notAuthorised:
      return 'notAuthorised'
    case closeCode.forbidden:
    case closeCode.notFound:
      return 'forbidden'
    case closeCode.gone:
      return 'gone'
    default:
      return 'other'
  }
}
