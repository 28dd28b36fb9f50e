import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Criterion } from '#shared/rubric.ts'
import { useLanguage } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { PrivateBox } from './PrivateBox.tsx'
import styles from './RungNotes.module.css'
import { formatMoment } from './clock.ts'
import type { RungView } from './ladder-view.ts'
import type { LadderActions } from './useLadder.ts'

interface Props {
  view: RungView
  criteria: readonly Criterion[]
  startedAtMs: number | undefined
  actions: LadderActions | undefined
}

/** What to listen for, where candidates trip, and the hints given so far. */
export function RungNotes({ view, criteria, startedAtMs, actions }: Props) {
  const { t } = useTranslation('agenda')
  const { language, inLanguage } = useLanguage()
  const { rung, hintsAtMs, revealedAtMs } = view
  const moment = (atMs: number) => formatMoment(atMs, startedAtMs ?? atMs)
  const asked = view.phase === 'current' || view.phase === 'revealed'
  const names = new Intl.ListFormat(language).format(criteria.map(({ title }) => inLanguage(title)))

  return (
    <PrivateBox label={t('listenFor')} aside={t('minutes', { minutes: rung.minutes })}>
      <dl className={styles.signals}>
        {(['weak', 'ok', 'strong'] as const).map((level) => (
          <div key={level}>
            <dt>{t(`signal.${level}`)}</dt>
            <dd>{inLanguage(rung[level])}</dd>
          </div>
        ))}
      </dl>
      {rung.traps.length > 0 && (
        <>
          <p className={styles.subject}>{t('traps', { count: rung.traps.length })}</p>
          <ul>
            {rung.traps.map((trap) => (
              <li key={trap.en}>{inLanguage(trap)}</li>
            ))}
          </ul>
        </>
      )}
      {hintsAtMs.length > 0 && (
        <>
          <p className={styles.subject}>{t('hintsGiven', { count: hintsAtMs.length })}</p>
          <ol className={styles.hints}>
            {rung.hints.slice(0, hintsAtMs.length).map((hint, index) => (
              <li key={hint.en}>
                <time>{moment(hintsAtMs[index] ?? 0)}</time>
                <span>{inLanguage(hint)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {asked && actions && hintsAtMs.length < rung.hints.length && (
        <Button
          size="sm"
          className={styles.hint}
          icon={<Lightbulb />}
          onClick={() => actions.giveHint(rung)}
        >
          {t('giveHint', { number: hintsAtMs.length + 1, count: rung.hints.length })}
        </Button>
      )}
      {(names !== '' || revealedAtMs !== undefined) && (
        <p className={styles.foot}>
          {names !== '' && <span>{t('looksAt', { criteria: names })}</span>}
          {revealedAtMs !== undefined && (
            <span>{t('shownAt', { moment: moment(revealedAtMs) })}</span>
          )}
        </p>
      )}
    </PrivateBox>
  )
}
