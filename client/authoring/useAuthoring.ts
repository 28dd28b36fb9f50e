import { useCallback, useEffect, useState } from 'react'
import type { SavedEntry } from '#shared/library-api.ts'
import type { EntryFile, EntryFiles } from '#shared/library-entry.ts'
import { ProblemError } from '../api.ts'
import { listVersions, readEntry, saveEntry } from '../library/entries.ts'
import type { EntryName } from '../library/entries.ts'
import { sameFiles } from './entry-files.ts'
import { forgetUnsaved, keepUnsaved, readUnsaved } from './unsaved.ts'

export type Loading = 'loading' | 'failed' | 'locked' | 'missing' | 'not-ours'

/** As the server has it. */
export interface Saved {
  readonly files: EntryFiles
  readonly version: number
  readonly offers: number | null
}

interface Draft {
  readonly files: EntryFiles
  /** The version that was changed; 0 for what is new. */
  readonly base: number
}

export interface OpenEntry {
  /** Undefined for an entry that was never saved. */
  readonly saved: Saved | undefined
  readonly files: EntryFiles
  readonly dirty: boolean
  /** Changes from an earlier visit came back. */
  readonly recovered: boolean
  /** This browser has no room for what is unsaved. */
  readonly unkept: boolean
}

export interface Authoring {
  readonly entry: OpenEntry | undefined
  readonly loading: Loading | undefined
  readonly change: (files: EntryFile[]) => void
  /** Back to what was saved last. */
  readonly discard: () => void
  /**
   * Throws a ProblemError `stale-version` or `id-taken` when somebody was faster: nothing changes here then.
   * @param other files than those that stand here, or another version below them
   */
  readonly save: (draft: boolean, other?: Partial<Draft>) => Promise<SavedEntry>
  /** The newest version there is, to save on top of it; 0 when the entry is gone. */
  readonly catchUp: () => Promise<number>
}

/** An entry on its way between this person, this browser and the server. */
export function useAuthoring({ kind, id }: EntryName): Authoring {
  const [saved, setSaved] = useState<Saved>()
  const [draft, setDraft] = useState<Draft>()
  const [loading, setLoading] = useState<Loading | undefined>('loading')
  const [recovered, setRecovered] = useState(false)
  const [unkept, setUnkept] = useState(false)

  useEffect(() => {
    let wanted = true
    const load = async () => {
      const unsaved = readUnsaved({ kind, id })
      const answer = await readEntry({ kind, id }).catch((error: unknown) => {
        if (error instanceof ProblemError && error.problem === 'not-found') return undefined
        throw error
      })
      if (!wanted) return
      if (answer === 'locked') return setLoading('locked')
      if (answer && answer.origin !== 'team') return setLoading('not-ours')
      if (!answer && !unsaved) return setLoading('missing')
      const { files = [], version = 0, offers = null } = answer ?? {}
      if (answer) setSaved({ files, version, offers })
      const changed = unsaved && !sameFiles(unsaved.files, files)
      if (unsaved && !changed) forgetUnsaved({ kind, id })
      setDraft(changed ? unsaved : { files, base: version })
      setRecovered(Boolean(changed && answer))
      setLoading(undefined)
    }
    load().catch(() => wanted && setLoading('failed'))
    return () => {
      wanted = false
    }
  }, [kind, id])

  const change = useCallback(
    (files: EntryFile[]) => {
      if (!draft) return
      const next = { files, base: draft.base }
      setDraft(next)
      if (saved && sameFiles(files, saved.files)) forgetUnsaved({ kind, id })
      else setUnkept(!keepUnsaved({ kind, id }, next))
    },
    [kind, id, draft, saved],
  )

  function settle(files: EntryFiles, version: number, offers: number | null) {
    setSaved({ files, version, offers })
    setDraft({ files, base: version })
    setRecovered(false)
    setUnkept(false)
    forgetUnsaved({ kind, id })
  }

  return {
    entry: draft && {
      saved,
      files: draft.files,
      dirty: !saved || !sameFiles(draft.files, saved.files),
      recovered,
      unkept,
    },
    loading,
    change,
    discard: () => saved && settle(saved.files, saved.version, saved.offers),
    async save(asDraft, other) {
      const { files, base } = { files: [], base: 0, ...draft, ...other }
      const body = { files: [...files], base, draft: asDraft }
      const answer = await saveEntry({ kind, id }, body)
      if (answer === 'locked') throw new ProblemError('not-authorised')
      settle(files, answer.version, answer.offers)
      return answer
    },
    async catchUp() {
      const versions = await listVersions({ kind, id }).catch((error: unknown) => {
        // Deleted meanwhile: then it is saved as a new one.
        if (error instanceof ProblemError && error.problem === 'not-found') return []
        throw error
      })
      if (versions === 'locked') throw new ProblemError('not-authorised')
      return versions[0]?.version ?? 0
    },
  }
}
