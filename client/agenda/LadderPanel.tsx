import { useTranslation } from 'react-i18next'
import { useRoomSession } from '../sync/session-context.ts'
import { ExaminerPrompts } from './ExaminerPrompts.tsx'
import styles from './LadderPanel.module.css'
import { SharedPrompts } from './SharedPrompts.tsx'

/** The prompts: an examiner's whole ladder and exercise, or what of them has been shown to everybody. */
export function LadderPanel() {
  const { me } = useRoomSession()
  const { t } = useTranslation('agenda')
  return (
    <section className={styles.panel} aria-label={t('prompts')}>
      {me.role === 'examiner' ? <ExaminerPrompts /> : <SharedPrompts />}
    </section>
  )
}
