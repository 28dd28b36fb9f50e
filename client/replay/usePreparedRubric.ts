import { useEffect, useState } from 'react'
import type { Key, RoomId } from '#shared/ids.ts'
import type { Criterion } from '#shared/rubric.ts'
import { readPrepared } from '../api.ts'

/** The rubric's criteria, to name those that pins are evidence for; none until they are here, or when they cannot be had. */
export function usePreparedRubric(room: RoomId, key: Key): readonly Criterion[] {
  const [criteria, setCriteria] = useState<readonly Criterion[]>([])
  useEffect(() => {
    let wanted = true
    readPrepared(room, key).then(
      ({ rubric }) => wanted && setCriteria(rubric.criteria),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [room, key])
  return criteria
}
