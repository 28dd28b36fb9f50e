import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import styles from './BoardStopped.module.css'

/** Opens the board anew. */
export const Restart = createContext<() => void>(() => undefined)

/** Stands where the board stood when the library has failed; what was drawn lies in the document, unharmed. */
export function BoardStopped() {
  const { t } = useTranslation('whiteboard')
  const restart = useContext(Restart)
  return (
    <div className={styles.stopped} role="alert">
      <h3>{t('stopped.title')}</h3>
      <p>{t('stopped.explanation')}</p>
      <Button variant="primary" onClick={restart}>
        {t('stopped.again')}
      </Button>
    </div>
  )
}
