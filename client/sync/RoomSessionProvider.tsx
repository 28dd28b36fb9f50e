import { useMemo, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { Links, Room } from '#shared/api.ts'
import type { Key } from '#shared/ids.ts'
import { OpenRoomSessionContext, RoomSessionContext } from './session-context.ts'
import { sessionWhileMounted } from './session-while-mounted.ts'

interface Props {
  room: Room
  /** The participant's own. */
  participantKey: Key
  /** The links whose keys this browser knows. */
  links: Partial<Links>
  children: ReactNode
}

/** Holds the room open for as long as it is mounted. */
export function RoomSessionProvider(props: Props) {
  // Another room or another person is another session, never the old one in new clothes.
  return <Session key={`${props.room.room} ${props.participantKey}`} {...props} />
}

function Session({ room, participantKey, links, children }: Props) {
  const [mounted] = useState(() => sessionWhileMounted({ room, key: participantKey, links }))
  const snapshot = useSyncExternalStore(mounted.subscribe, () => mounted.session()?.current())
  const session = useMemo(() => snapshot && { ...snapshot, room, links }, [snapshot, room, links])
  if (!session) return null
  return (
    <OpenRoomSessionContext value={mounted.session()}>
      <RoomSessionContext value={session}>{children}</RoomSessionContext>
    </OpenRoomSessionContext>
  )
}
