import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './BeforeStart.module.css'
import { useStatusChange } from './useStatusChange.ts'

/** Above an examiner's room before the start: whether the candidate is there, and the button that begins. */
export function BeforeStart() {
  const { t } = useTranslation('room')
  const { room, people } = useRoomSession()
  const { changing, change } = useStatusChange('start', t('before.startFailed'))
  const arrived = people.find(({ role }) => role === 'candidate')
  return (
    <div className={styles.banner}>
      <output className={classNames(styles.who, arrived && styles.arrived)}>
        {arrived
          ? t('before.arrived', { name: arrived.name })
          : t('before.waiting', { name: room.candidate })}
      </output>
      <span className={styles.hidden}>{t('before.hidden')}</span>
      <Button
        variant={arrived ? 'primary' : 'default'}
        icon={<Play aria-hidden />}
        aria-disabled={changing}
        onClick={() => void change()}
      >
        {changing ? t('before.starting') : t('before.start')}
      </Button>
    </div>
  )
}
