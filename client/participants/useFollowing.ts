import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParticipantId } from '#shared/ids.ts'
import { useRoomSession } from '../sync/session-context.ts'
import type { Person } from '../sync/session.ts'
import { announce } from '../ui/Announcer.tsx'
import { toast } from '../ui/toast.tsx'
import { useShortcut } from '../ui/useShortcut.ts'
import { choosePersonToFollow } from './people-view.ts'

/** Whose view this browser keeps to. */
export interface Following {
  /** Undefined while one goes alone; also while the person followed is out of the room for a moment. */
  readonly person: Person | undefined
  readonly follow: (participant: ParticipantId) => void
  readonly stop: () => void
}

/** Alt+F follows whom one came for, and goes alone again. */
export function useFollowing(): Following {
  const { t } = useTranslation('agenda')
  const { people } = useRoomSession()
  const [followed, setFollowed] = useState<ParticipantId>()
  const person = people.find(({ participant }) => participant === followed)

  function follow(participant: ParticipantId) {
    const name = people.find((each) => each.participant === participant)?.name
    setFollowed(participant)
    if (name !== undefined) announce(t('people.following', { name }))
  }
  function stop() {
    if (followed === undefined) return
    setFollowed(undefined)
    announce(t('people.alone'))
  }
  useShortcut('Alt+KeyF', () => {
    const next = choosePersonToFollow(people)
    if (followed !== undefined) stop()
    else if (next) follow(next.participant)
    else toast(t('people.nobody'))
  })
  return { person, follow, stop }
}
