import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Exercise } from '#shared/exercise.ts'
import { hideStatement, showStatement } from '#shared/reveal.ts'
import { useLanguage } from '../i18n/index.ts'
import { useAgenda, usePermission, useRoomSession } from '../sync/session-context.ts'
import styles from './LadderPanel.module.css'
import { ReasonButton } from './ReasonButton.tsx'
import { Statement } from './Statement.tsx'
import { formatMoment } from './clock.ts'
import { useTakeBack } from './useTakeBack.ts'

/** The exercise as it will be shown, and the button that shows it. */
export function ExaminerExercise({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const { agenda: document, nowMs } = useRoomSession()
  const { status, statement, startedAtMs } = useAgenda()
  const may = usePermission(document)?.right === 'write' && status === 'live'
  const back = useTakeBack(statement?.shownAtMs)

  return (
    <>
      <div className={styles.body}>
        <p className={styles.quiet}>
          {statement
            ? t('exerciseShownAt', {
                moment: formatMoment(statement.shownAtMs, startedAtMs ?? statement.shownAtMs),
              })
            : t('exerciseHidden')}
        </p>
        {exercise.coding && <Statement markdown={inLanguage(exercise.coding.statement)} />}
      </div>
      {status !== 'ended' && (
        <footer className={styles.foot}>
          <ReasonButton
            variant="primary"
            icon={<Eye />}
            reason={may ? statement && t('exerciseIsShown') : t('restingUntilStart')}
            onClick={() => showStatement(document.doc, exercise, nowMs())}
          >
            {t('showExercise')}
          </ReasonButton>
          {statement && may && (
            <ReasonButton
              variant="quiet"
              reason={back.kind === 'possible' ? undefined : t('tooLateToTakeBack')}
              onClick={() => hideStatement(document.doc)}
            >
              {t('takeBack')}
            </ReasonButton>
          )}
        </footer>
      )}
    </>
  )
}
