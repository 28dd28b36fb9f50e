import { useTranslation } from 'react-i18next'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './LadderPanel.module.css'
import type { PromptTab } from './prompt-tab.ts'

interface Props {
  tabs: readonly PromptTab[]
  tab: PromptTab
  title: string
  onChoose: (tab: PromptTab) => void
}

/** What the panel shows, and the way to the other thing when there are two. */
export function PromptsHead({ tabs, tab, title, onChoose }: Props) {
  const { t } = useTranslation('agenda')
  return (
    <header className={styles.head}>
      {tabs.length > 1 ? (
        <Segmented
          label={t('prompts')}
          value={tab}
          options={tabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
          onChange={onChoose}
        />
      ) : (
        <span className={styles.eyebrow}>{t(`tab.${tab}`)}</span>
      )}
      <h2 className={styles.title}>{title}</h2>
    </header>
  )
}
