import { useMemo, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { identitySchema } from '#shared/awareness.ts'
import type { CodePresence, Identity } from '#shared/awareness.ts'
import type { Presence } from '../sync/shared-document.ts'

const placesSchema = z.array(z.tuple([z.string(), identitySchema]))

/** The others by the file that they look at; a person with two tabs in one file stands there once. */
export function useWhoIsWhere(
  presence: Presence<CodePresence>,
): ReadonlyMap<string, readonly Identity[]> {
  // As a string it compares equal while carets move inside their files: most of what presence says.
  const written = useSyncExternalStore(
    (onChange) => presence.subscribe(onChange),
    () => writePlaces(presence),
  )
  return useMemo(() => {
    const places = new Map<string, Identity[]>()
    for (const [file, who] of placesSchema.parse(JSON.parse(written))) {
      places.set(file, [...(places.get(file) ?? []), who])
    }
    return places
  }, [written])
}

function writePlaces(presence: Presence<CodePresence>): string {
  const places = new Map<string, [string, Identity]>()
  for (const { who, presence: sent } of presence.others().values()) {
    if (sent) places.set(`${sent.file} ${who.participant}`, [sent.file, who])
  }
  return JSON.stringify([...places.values()])
}
