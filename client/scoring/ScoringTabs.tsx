import { Tabs } from 'radix-ui'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Prepared } from '#shared/api.ts'
import { criterionIdSchema } from '#shared/ids.ts'
import type { CriterionId } from '#shared/ids.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { useShortcut } from '../ui/useShortcut.ts'
import { PinFooter } from './PinFooter.tsx'
import { PrivateHead } from './PrivateHead.tsx'
import { RubricList } from './RubricList.tsx'
import styles from './RubricPanel.module.css'
import { SharedNotes } from './SharedNotes.tsx'
import { noteIdOf } from './note-id.ts'
import type { PinContext } from './pin-context.ts'
import { countScored } from './scoring-view.ts'
import { useScoring } from './useScoring.ts'
import { useUnreadChat } from './useUnreadChat.ts'

interface Props {
  prepared: Prepared
  scorecard: SharedDocument
  backstage: SharedDocument
  pinContext: (() => PinContext) | undefined
}

type Tab = 'rubric' | 'notes'

/** One's own rubric and the notes that examiners share, with the pin button below both. */
export function ScoringTabs({ prepared, scorecard, backstage, pinContext }: Props) {
  const { t } = useTranslation('scoring')
  const scoring = useScoring(prepared, scorecard, backstage)
  const [tab, setTab] = useState<Tab>('rubric')
  const unread = useUnreadChat(backstage, tab === 'notes')
  const lastCriterion = useRef<CriterionId>(undefined)

  useShortcut('Alt+KeyN', () => {
    flushSync(() => setTab('rubric'))
    document.querySelector<HTMLElement>(`#${noteIdOf(lastCriterion.current ?? 'general')}`)?.focus()
  })

  return (
    <Tabs.Root
      className={styles.tabs}
      value={tab}
      onValueChange={(value) => setTab(value === 'notes' ? 'notes' : 'rubric')}
    >
      <PrivateHead
        title={
          <Tabs.List className={styles.tabList} aria-label={t('panel')}>
            <Tabs.Trigger value="rubric" className={styles.tab}>
              {t('rubric')}
            </Tabs.Trigger>
            <Tabs.Trigger value="notes" className={styles.tab}>
              {t('notes')}
              {unread > 0 && (
                <span className={styles.unread} aria-label={t('unread', { count: unread })}>
                  {unread}
                </span>
              )}
            </Tabs.Trigger>
          </Tabs.List>
        }
      >
        <p className={styles.count}>
          {t('scored', { done: countScored(scoring.criteria), count: scoring.criteria.length })}
        </p>
      </PrivateHead>
      <Tabs.Content
        value="rubric"
        tabIndex={-1}
        className={styles.body}
        onFocus={({ target }) => {
          const id = target.closest<HTMLElement>('[data-criterion]')?.dataset['criterion']
          const criterion = criterionIdSchema.safeParse(id)
          if (criterion.success) lastCriterion.current = criterion.data
        }}
      >
        <RubricList {...scoring} />
      </Tabs.Content>
      <Tabs.Content value="notes" tabIndex={-1} className={styles.body}>
        <SharedNotes backstage={backstage} />
      </Tabs.Content>
      <PinFooter scoring={scoring} pinContext={pinContext} />
    </Tabs.Root>
  )
}
