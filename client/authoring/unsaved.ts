/** What somebody has written and not saved: kept by this browser until it is, whatever becomes of the page. */
import { z } from 'zod'
import { entryFilesSchema, entryIdSchema, entryKindSchema } from '#shared/library-entry.ts'
import type { EntryName } from '../library/entries.ts'

const unsavedSchema = z.strictObject({
  files: entryFilesSchema,
  /** The version that was changed; 0 for an entry that is new. */
  base: z.number().int().min(0),
})
export type Unsaved = z.infer<typeof unsavedSchema>

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

const prefix = 'pairboard.unsaved.'
const keyOf = ({ kind, id }: EntryName) => `${prefix}${kind}/${id}`

const nameSchema = z.strictObject({ kind: entryKindSchema, id: entryIdSchema })

/** What this browser has that the server has never seen. */
export function listNew(): EntryName[] {
  return Object.keys(localStorage).flatMap((key) => {
    if (!key.startsWith(prefix)) return []
    const [kind, id] = key.slice(prefix.length).split('/')
    const name = nameSchema.safeParse({ kind, id }).data
    return name && readUnsaved(name)?.base === 0 ? [name] : []
  })
}

/** Undefined when nothing is kept, or nothing that can be read any more. */
export function readUnsaved(name: EntryName, storage: Storage = localStorage): Unsaved | undefined {
  try {
    return unsavedSchema.safeParse(JSON.parse(storage.getItem(keyOf(name)) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** False when this browser has no room for it: then only saving keeps it. */
export function keepUnsaved(
  name: EntryName,
  unsaved: Unsaved,
  storage: Storage = localStorage,
): boolean {
  try {
    storage.setItem(keyOf(name), JSON.stringify(unsaved))
    return true
  } catch {
    return false
  }
}

export function forgetUnsaved(name: EntryName, storage: Storage = localStorage): void {
  storage.removeItem(keyOf(name))
}
