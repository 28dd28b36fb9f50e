import { Eye, EyeOff, SkipForward, Undo2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Criterion } from '#shared/rubric.ts'
import { useLanguage } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Tag } from '../ui/Tag.tsx'
import { classNames } from '../ui/class-names.ts'
import styles from './Ladder.module.css'
import { RungNotes } from './RungNotes.tsx'
import type { RungView } from './ladder-view.ts'
import type { LadderActions } from './useLadder.ts'

interface Props {
  view: RungView
  /** Those that the rung looks at. */
  criteria: readonly Criterion[]
  startedAtMs: number | undefined
  actions: LadderActions | undefined
}

/** One rung: its prompt and, unfolded, what to listen for. The current one unfolds by itself. */
export function ExaminerRung({ view, criteria, startedAtMs, actions }: Props) {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const { rung, phase } = view
  const current = phase === 'current'
  const [open, setOpen] = useState(current)
  const notes = useId()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const unseen = phase === 'hidden' || phase === 'skipped'

  return (
    <li
      ref={row}
      value={view.number}
      data-number={view.number}
      aria-current={current ? 'step' : undefined}
      className={classNames(styles.rung, styles[phase])}
    >
      <button
        type="button"
        className={styles.prompt}
        aria-expanded={open}
        aria-controls={notes}
        onClick={() => setOpen(!open)}
      >
        {unseen && <EyeOff className={styles.eye} aria-label={t('hidden')} />}
        {inLanguage(rung.prompt)}
        {phase === 'skipped' && (
          <span className={styles.tag}>
            <Tag>{t('skipped')}</Tag>
          </span>
        )}
      </button>
      <div id={notes} hidden={!open}>
        <RungNotes view={view} criteria={criteria} startedAtMs={startedAtMs} actions={actions} />
        {unseen && actions && (
          <div className={styles.actions}>
            <Button size="sm" icon={<Eye />} onClick={() => actions.reveal(rung)}>
              {t('revealThis')}
            </Button>
            {phase === 'hidden' ? (
              <Button
                size="sm"
                variant="quiet"
                icon={<SkipForward />}
                onClick={() => actions.skip(rung)}
              >
                {t('skip')}
              </Button>
            ) : (
              <Button
                size="sm"
                variant="quiet"
                icon={<Undo2 />}
                onClick={() => actions.unskip(rung)}
              >
                {t('unskip')}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  )
}
