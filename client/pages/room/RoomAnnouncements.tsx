import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAgenda } from '../../sync/session-context.ts'
import { announce } from '../../ui/Announcer.tsx'

/** Tells screen readers when the interview starts and ends, and what is locked and unlocked. */
export function RoomAnnouncements() {
  const { t } = useTranslation('room')
  const { status, locks } = useAgenda()
  const before = useRef({ status, locks })
  useEffect(() => {
    const known = before.current
    before.current = { status, locks }
    const words: string[] = []
    if (status !== known.status && status !== 'lobby') {
      words.push(status === 'live' ? t('said.started') : t('said.ended'))
    }
    if (locks.code !== known.locks.code) {
      words.push(locks.code ? t('said.codeLocked') : t('said.codeUnlocked'))
    }
    if (locks.whiteboard !== known.locks.whiteboard) {
      words.push(locks.whiteboard ? t('said.boardLocked') : t('said.boardUnlocked'))
    }
    if (words.length > 0) announce(words.join('. '))
  }, [status, locks, t])
  return null
}
