import { useTranslation } from 'react-i18next'
import { useRoomSession } from '../../sync/session-context.ts'
import styles from './Room.module.css'

/** Keeps an examiner who looks through the candidate's eyes from taking it for the room itself. */
export function PreviewNotice() {
  const { t } = useTranslation('room')
  const { preview } = useRoomSession()
  return preview && <p className={styles.preview}>{t('bar.previewing')}</p>
}
