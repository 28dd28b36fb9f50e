import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAgenda } from '../../sync/session-context.ts'
import { Tag } from '../../ui/Tag.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import styles from './WorkArea.module.css'

/** Both sides see what is locked: the examiner so as not to forget it, the candidate so as not to wonder. */
export function LockTags() {
  const { t } = useTranslation('room')
  const { locks, status } = useAgenda()
  if (status === 'ended') return null
  return (
    <>
      {locks.code && <LockTag words={t('work.codeLocked')} />}
      {locks.whiteboard && <LockTag words={t('work.boardLocked')} />}
    </>
  )
}

function LockTag({ words }: { words: string }) {
  const { t } = useTranslation('room')
  return (
    <Tooltip content={t('work.lockedFor')}>
      <span className={styles.lock}>
        <Tag tone="warn">
          <Lock size={11} aria-hidden />
          <span className={styles.words}>{words}</span>
        </Tag>
      </span>
    </Tooltip>
  )
}
