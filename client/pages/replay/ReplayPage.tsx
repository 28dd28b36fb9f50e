import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { roomIdSchema } from '#shared/ids.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { ProblemError } from '../../api.ts'
import { loadReplay } from '../../replay/load-replay.ts'
import type { ReplaySource } from '../../replay/load-replay.ts'
import { participantKey } from '../../sync/keys.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Opening } from '../frame/Opening.tsx'
import { Page } from '../frame/Page.tsx'
import { useRequest } from '../frame/useRequest.ts'
import { Problem } from '../problems/Problem.tsx'
import { problemKindOf } from '../problems/problem-kind.ts'
import { Replaying } from './Replaying.tsx'

/** An interview that is over, watched again by one of its examiners. */
export function ReplayPage() {
  const { room } = useParams()
  const id = roomIdSchema.safeParse(room)
  if (!id.success) return <Problem kind="unknown" />
  const key = participantKey(id.data, 'examiner')
  return key ? <Loading room={id.data} roomKey={key} /> : <Problem kind="noKey" />
}

type Loaded = ReplaySource | ProblemError

function Loading({ room, roomKey }: { room: RoomId; roomKey: Key }) {
  const { t } = useTranslation('replay')
  const { answer, again } = useRequest<Loaded>(() =>
    loadReplay(room, roomKey).catch((error: unknown) =>
      error instanceof ProblemError ? error : new ProblemError('internal'),
    ),
  )
  if (!answer) return <Opening />
  if (!(answer instanceof ProblemError)) return <Replaying source={answer} roomKey={roomKey} />
  const { problem } = answer
  if (problem !== 'wrong-status' && problem !== 'internal') {
    return <Problem kind={problemKindOf(problem)} onRetry={again} />
  }
  const early = problem === 'wrong-status'
  return (
    <Page title={t('title')} width="narrow">
      <EmptyState
        title={early ? t('notEnded') : t('failed')}
        action={
          early ? (
            <LinkButton to={`/room/${room}`}>{t('toRoom')}</LinkButton>
          ) : (
            <LinkButton to={`/room/${room}/report`}>{t('report')}</LinkButton>
          )
        }
      >
        {early ? t('notEndedWhat') : t('failedWhat')}
      </EmptyState>
    </Page>
  )
}
