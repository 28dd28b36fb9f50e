import i18next from 'i18next'
import { useLayoutEffect, useState } from 'react'
import type { Room } from '#shared/api.ts'
import { keySchema } from '#shared/ids.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { join, readRoom, readWelcome } from '../../api.ts'
import { suggestLanguage } from '../../i18n/index.ts'
import { findInterview, forgetKey, rememberInterview, takeKeyFromAddress } from '../../sync/keys.ts'
import { useRequest } from '../frame/useRequest.ts'
import { findEntry } from './entry.ts'
import type { Calls, Entry } from './entry.ts'

const callsFor = (room: RoomId): Calls => ({
  readWelcome,
  readRoom,
  joinAsPreview: (_, key) => join(room, key, i18next.t('pages:welcome.previewName'), true),
  remember: (holder, key) => rememberInterview({ room, keys: { [holder]: key } }),
  forget: (holder) => forgetKey(room, holder),
})

interface Came {
  readonly byLink: boolean
  readonly preview: boolean
  readonly linkKey: Key | undefined
}

async function comeIn(room: RoomId, came: Came) {
  const entry = await findEntry({ room, ...came, known: findInterview(room) }, callsFor(room))
  if (entry.step === 'welcome') await suggestLanguage(entry.welcome.language)
  if (entry.step === 'inside') await suggestLanguage(entry.room.language)
  return entry
}

/**
 * The way into the room for whoever opened this page; `entry` is undefined while the server is asked.
 * `address` is the router's: it still holds the key after the browser's address bar has been cleared of it.
 */
export function useRoomEntry(room: RoomId, address: Pick<Location, 'hash' | 'search'>) {
  const byLink = address.hash.length > 1
  const [came] = useState<Came>(() => ({
    byLink,
    preview: new URLSearchParams(address.search).has('preview'),
    linkKey: byLink ? keySchema.safeParse(address.hash.slice(1)).data : takeKeyFromAddress(room),
  }))
  useLayoutEffect(() => {
    takeKeyFromAddress(room)
  }, [room])
  const { answer, again } = useRequest(() => comeIn(room, came))
  const [joined, setJoined] = useState<Entry>()
  return {
    entry: joined ?? answer,
    retry: () => {
      setJoined(undefined)
      again()
    },
    enter: (joinedRoom: Room, key: Key) => setJoined({ step: 'inside', room: joinedRoom, key }),
  }
}
