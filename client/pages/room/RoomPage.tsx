import { useEffect } from 'react'
import { useLocation, useParams } from 'react-router'
import type { Joined, Welcome as WelcomeWords } from '#shared/api.ts'
import { roomIdSchema } from '#shared/ids.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { readRoom } from '../../api.ts'
import { findInterview, rememberInterview } from '../../sync/keys.ts'
import { RoomSessionProvider } from '../../sync/RoomSessionProvider.tsx'
import { Opening } from '../frame/Opening.tsx'
import { Problem } from '../problems/Problem.tsx'
import { fetchRoomAhead } from './fetch-ahead.ts'
import { loadEditor } from './chunks.ts'
import { Inside } from './Inside.tsx'
import { useRoomEntry } from './useRoomEntry.ts'
import { Welcome } from './Welcome.tsx'

/** Whatever stands at a room's address: the way in, and then what its state calls for. */
export function RoomPage() {
  const { room } = useParams()
  const address = useLocation()
  const id = roomIdSchema.safeParse(room)
  if (!id.success) return <Problem kind="malformed" />
  // Another link pasted over this one is another arrival.
  return <Arrival key={`${id.data}${address.hash}`} room={id.data} address={address} />
}

interface ArrivalProps {
  room: RoomId
  address: Pick<Location, 'hash' | 'search'>
}

function Arrival({ room, address }: ArrivalProps) {
  const { entry, retry, enter } = useRoomEntry(room, address)

  useEffect(() => {
    void loadEditor().then(fetchRoomAhead)
  }, [])

  async function joined({ key }: Joined, welcome: WelcomeWords, linkKey: Key) {
    rememberInterview({
      room,
      candidate: welcome.candidate,
      role: welcome.role,
      createdAtMs: welcome.createdAtMs,
      deletedAtMs: welcome.deletedAtMs,
      keys: { [welcome.as]: key },
      // Examiners pass their link on to other examiners; nobody else shares any.
      ...(welcome.as === 'examiner' && { links: { examiner: linkKey } }),
    })
    enter(await readRoom(room, key), key)
  }

  if (!entry) return <Opening />
  if (entry.step === 'problem') return <Problem kind={entry.kind} onRetry={retry} />
  if (entry.step === 'welcome') {
    const { welcome, linkKey } = entry
    return (
      <Welcome
        welcome={welcome}
        linkKey={linkKey}
        onJoined={(who) => joined(who, welcome, linkKey)}
      />
    )
  }
  return (
    <RoomSessionProvider
      room={entry.room}
      participantKey={entry.key}
      links={findInterview(room)?.links ?? {}}
    >
      <Inside onRetry={retry} />
    </RoomSessionProvider>
  )
}
