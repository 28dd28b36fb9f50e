import { History, Lock, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { roomIdSchema } from '#shared/ids.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { ProblemError } from '../../api.ts'
import { useLanguage } from '../../i18n/index.ts'
import { CourseSections } from '../../report/CourseSections.tsx'
import { CriteriaTable } from '../../report/CriteriaTable.tsx'
import { DebriefState } from '../../report/DebriefState.tsx'
import { ExportMenu } from '../../report/ExportMenu.tsx'
import styles from '../../report/Report.module.css'
import { ScorePanel } from '../../report/ScorePanel.tsx'
import { lastedMinutes, loadReport } from '../../report/report-source.ts'
import type { ReportSource } from '../../report/report-source.ts'
import { usePrintedLight } from '../../report/usePrintedLight.ts'
import { participantKey } from '../../sync/keys.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { formatDay } from '../frame/dates.ts'
import { Opening } from '../frame/Opening.tsx'
import { Page } from '../frame/Page.tsx'
import { useRequest } from '../frame/useRequest.ts'
import { Problem } from '../problems/Problem.tsx'
import { problemKindOf } from '../problems/problem-kind.ts'

/** What the examiners of an interview read when it is over. */
export function ReportPage() {
  const { room } = useParams()
  const id = roomIdSchema.safeParse(room)
  if (!id.success) return <Problem kind="unknown" />
  const key = participantKey(id.data, 'examiner')
  return key ? <Loading room={id.data} roomKey={key} /> : <Problem kind="noKey" />
}

type Loaded = ReportSource | ProblemError

function Loading({ room, roomKey }: { room: RoomId; roomKey: Key }) {
  const { t } = useTranslation('report')
  const { answer, again } = useRequest<Loaded>(() =>
    loadReport(room, roomKey).catch((error: unknown) =>
      error instanceof ProblemError ? error : new ProblemError('internal'),
    ),
  )
  if (!answer) return <Opening />
  if (!(answer instanceof ProblemError)) return <Report source={answer} />
  if (answer.problem !== 'wrong-status') {
    return <Problem kind={problemKindOf(answer.problem)} onRetry={again} />
  }
  return (
    <Page title={t('title')} width="narrow">
      <EmptyState
        title={t('notEnded')}
        action={<LinkButton to={`/room/${room}`}>{t('toRoom')}</LinkButton>}
      >
        {t('notEndedWhat')}
      </EmptyState>
    </Page>
  )
}

function Report({ source }: { source: ReportSource }) {
  const { t } = useTranslation('report')
  const { language, inLanguage } = useLanguage()
  usePrintedLight()
  const { room, prepared, course, cards, debrief } = source
  const minutes = t('minutesLong', { count: lastedMinutes(course) })
  const day = formatDay(course.startedAtMs ?? room.createdAtMs, language)
  return (
    <Page title={`${room.candidate} · ${t('title')}`}>
      <header className={styles.head}>
        <div>
          <p className={styles.only}>
            <Lock aria-hidden /> {t('only')}
          </p>
          <h1 className={styles.title}>
            {room.candidate} · {room.role}
          </h1>
          <p className={styles.lead}>
            {inLanguage(prepared.plan.title)}, {day}, {minutes}.{' '}
            {debrief.open && t('scoredAlone', { count: cards.length })}
          </p>
        </div>
        <div className={styles.actions}>
          <LinkButton icon={<History aria-hidden />} to={`/room/${room.room}/replay`}>
            {t('replay')}
          </LinkButton>
          <Button icon={<Printer aria-hidden />} onClick={() => print()}>
            {t('print')}
          </Button>
          <ExportMenu source={source} />
        </div>
      </header>
      <DebriefState source={source} />
      <div className={styles.columns}>
        <ScorePanel source={source} />
        <section className={styles.card} aria-label={t('criteria')}>
          <CriteriaTable source={source} />
        </section>
      </div>
      <CourseSections room={room.room} course={course} />
    </Page>
  )
}
