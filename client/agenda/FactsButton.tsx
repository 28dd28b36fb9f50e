import { ListChecks } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { groupSignals, readSignals } from '#shared/signals.ts'
import { useAgenda, useRead, useRoomSession } from '../sync/session-context.ts'
import styles from './FactsButton.module.css'
import { formatMoment } from './clock.ts'
import { signalWords } from './signal-words.ts'

/** The facts noted so far, for everybody in the room alike; nothing while there are none. */
export function FactsButton() {
  const { t } = useTranslation('agenda')
  const { agenda } = useRoomSession()
  const { startedAtMs } = useAgenda()
  const groups = groupSignals(useRead(agenda.doc, readSignals))
  if (groups.length === 0) return null
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.button}>
        <ListChecks aria-hidden />
        {t('facts.button', { count: groups.length })}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.list}
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('facts.title')}
        >
          <p className={styles.what}>{t('facts.what')}</p>
          <ol>
            {groups.toReversed().map((group) => (
              <li key={`${group.kind} ${group.atMs}`}>
                <time className={styles.moment}>
                  {formatMoment(group.atMs, startedAtMs ?? group.atMs)}
                </time>
                {signalWords(group, t)}
              </li>
            ))}
          </ol>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
