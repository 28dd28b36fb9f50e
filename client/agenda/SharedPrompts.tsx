import { MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Agenda } from '#shared/agenda.ts'
import { useLanguage } from '../i18n/index.ts'
import { useAgenda } from '../sync/session-context.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { classNames } from '../ui/class-names.ts'
import ladder from './Ladder.module.css'
import styles from './LadderPanel.module.css'
import { PromptsHead } from './PromptsHead.tsx'
import { Statement } from './Statement.tsx'
import { lastShown, tabInFront } from './prompt-tab.ts'
import type { ChosenTab, PromptTab } from './prompt-tab.ts'
import { useAnnouncement } from './useAnnouncement.ts'

/** What candidate and observers see: the prompts and the exercise that an examiner has shown. */
export function SharedPrompts() {
  const agenda = useAgenda()
  const { inLanguage } = useLanguage()
  const [chosen, setChosen] = useState<ChosenTab>()
  const { drillDown, statement } = agenda
  useNewPrompts(agenda)
  const tabs: PromptTab[] = []
  if (drillDown) tabs.push('drill-down')
  if (statement) tabs.push('exercise')
  const { tab: called, moment } = lastShown(agenda)
  const tab = tabInFront(tabs, called, chosen, moment)
  const title = tab === 'exercise' ? statement?.title : drillDown?.title

  return (
    <>
      {tab && title && (
        <PromptsHead
          tabs={tabs}
          tab={tab}
          title={inLanguage(title)}
          onChoose={(choice) => setChosen({ tab: choice, moment })}
        />
      )}
      <div className={styles.body}>
        {tab === undefined && <NothingYet status={agenda.status} />}
        {tab === 'drill-down' && <RevealedRungs agenda={agenda} />}
        {tab === 'exercise' && statement && <Statement markdown={inLanguage(statement.text)} />}
      </div>
    </>
  )
}

function NothingYet({ status }: Pick<Agenda, 'status'>) {
  const { t } = useTranslation('agenda')
  return (
    <EmptyState icon={<MessageSquareText />} title={t('nothingShown')}>
      {status === 'ended' ? undefined : t('nothingShownYet')}
    </EmptyState>
  )
}

function RevealedRungs({ agenda }: { agenda: Agenda }) {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const newest = agenda.rungs.at(-1)
  return (
    <>
      {agenda.drillDown && <p className={styles.opening}>{inLanguage(agenda.drillDown.opening)}</p>}
      {agenda.rungs.length === 0 && agenda.status === 'live' && (
        <p className={styles.quiet}>{t('firstPromptHere')}</p>
      )}
      <ol className={ladder.ladder}>
        {agenda.rungs.map((rung) => (
          <li
            key={rung.rung}
            value={rung.number}
            data-number={rung.number}
            aria-current={rung === newest ? 'step' : undefined}
            className={classNames(ladder.rung, rung === newest && ladder.current)}
          >
            {inLanguage(rung.prompt)}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Reads out what has just been shown. */
function useNewPrompts({ rungs, statement }: Agenda): void {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const rung = rungs.at(-1)
  useAnnouncement(
    rung?.rung,
    rung ? t('newPrompt', { number: rung.number, prompt: inLanguage(rung.prompt) }) : '',
  )
  useAnnouncement(
    statement?.exercise,
    statement ? t('exerciseShown', { title: inLanguage(statement.title) }) : '',
  )
}
