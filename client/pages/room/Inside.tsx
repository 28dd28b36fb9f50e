import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { closeCode } from '#shared/protocol.ts'
import { downloadCopy } from '../../sync/download-copy.ts'
import { useAgenda, useLoaded, useRoomSession } from '../../sync/session-context.ts'
import type { RoomSession } from '../../sync/session.ts'
import { useDroppedNotice } from '../../sync/useDroppedNotice.ts'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/toast.tsx'
import { Ended } from '../ended/Ended.tsx'
import { usePageTitle } from '../frame/usePageTitle.ts'
import { Problem } from '../problems/Problem.tsx'
import type { ProblemKind } from '../problems/problem-kind.ts'
import { EndOrLeave } from './EndOrLeave.tsx'
import { Left } from './Left.tsx'
import { Lobby } from './Lobby.tsx'
import { Room } from './Room.tsx'
import { RoomAnnouncements } from './RoomAnnouncements.tsx'

interface Props {
  /** Comes in anew, for those who were put out or left. */
  onRetry: () => void
}

/** What a person inside sees: the lobby, the room or its end, as the agenda says; or why they were put out. */
export function Inside({ onRetry }: Props) {
  const session = useRoomSession()
  const { status } = useAgenda()
  const loaded = useLoaded(session.agenda)
  const [left, setLeft] = useState(false)
  usePageTitle(`${session.room.candidate} · ${session.room.role}`)
  useDroppedNotice(showDropped)

  if (left) return <Left onBack={onRetry} />
  if (session.state.kind === 'closed') {
    return <PutOut code={session.state.code} session={session} onRetry={onRetry} />
  }
  // Until the agenda has come, what the server said on the way in holds.
  const now = loaded ? status : session.room.status
  const examiner = session.me.role === 'examiner'
  return (
    <>
      <RoomAnnouncements />
      {now === 'ended' ? (
        <Ended />
      ) : now === 'lobby' && !examiner ? (
        <Lobby />
      ) : (
        <Room exit={<EndOrLeave onLeave={() => setLeft(true)} />} />
      )}
    </>
  )
}

const showDropped = (sentence: string) => toast(sentence, { tone: 'danger', id: 'dropped' })

interface PutOutProps {
  code: number
  session: RoomSession
  onRetry: () => void
}

/** The server has closed the room to this person. What this browser holds of their work can still be kept. */
function PutOut({ code, session, onRetry }: PutOutProps) {
  const { t } = useTranslation('sync')
  return (
    <Problem kind={kindOf(code)} onRetry={onRetry}>
      {session.me.role !== 'observer' && (
        <Button onClick={() => downloadCopy(session.buildCopy(), session.room.candidate)}>
          {t('downloadCopy')}
        </Button>
      )}
    </Problem>
  )
}

function kindOf(code: number): ProblemKind {
  switch (code) {
    case closeCode.notAuthorised:
    case closeCode.gone:
      return 'revoked'
    case closeCode.forbidden:
      return 'forbidden'
    case closeCode.notFound:
      return 'unknown'
    case closeCode.tooOld:
      return 'old'
    default:
      return 'failed'
  }
}
