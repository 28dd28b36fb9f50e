import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './RubricPanel.module.css'

interface Props {
  title: ReactNode
  children?: ReactNode
}

/** The head of everything private: says so in words, not by its colour alone. */
export function PrivateHead({ title, children }: Props) {
  const { t } = useTranslation('scoring')
  return (
    <header className={styles.head}>
      <p className={styles.private}>
        <Lock aria-hidden />
        {t('onlyExaminers')}
      </p>
      <div className={styles.titles}>
        {typeof title === 'string' ? <h2 className={styles.title}>{title}</h2> : title}
        {children}
      </div>
    </header>
  )
}
