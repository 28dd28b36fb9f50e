import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedEntry } from '#shared/library-api.ts'
import type { EntryFiles } from '#shared/library-entry.ts'
import { ProblemError } from '../api.ts'
import { checkEntry } from '../library/entries.ts'
import type { EntryName } from '../library/entries.ts'
import { toast } from '../ui/toast.tsx'
import type { Authoring, OpenEntry } from './useAuthoring.ts'
import type { Checking } from './useCheck.ts'
import type { Programs } from './usePrograms.ts'

/** Somebody was faster, and this person decides. */
export type SaveRefusal = 'stale-version' | 'id-taken'

/** An earlier version as it was kept. */
export interface RestoredVersion {
  readonly version: number
  readonly files: EntryFiles
  readonly offered: boolean
}

interface Parts {
  readonly name: EntryName
  readonly authoring: Authoring
  readonly entry: OpenEntry
  readonly check: Checking
  readonly programs: Programs
}

/** Saving, and everything that can come of it. */
export function useSaving({ name, authoring, entry, check, programs }: Parts) {
  const { t } = useTranslation('authoring')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<SaveRefusal>()

  /** Solutions that fail and starters that pass are never offered; what needs a download is run when it is asked for. */
  async function isFaulty(): Promise<boolean> {
    // Whoever saves in the middle of a word has not been answered yet.
    const checked = check.current
      ? check.check?.checked
      : await checkEntry({ ...name, files: [...entry.files] })
    const task = checked === 'locked' ? undefined : checked?.exercise?.coding
    if (!task) return false
    const ran = programs.checked ?? (await programs.run(task, 'ready').catch(() => undefined))
    return (ran?.findings.length ?? 0) > 0
  }

  function say({ version, offered, problems }: SavedEntry, faulty: boolean) {
    const count = version
    if (offered) toast(t('saved', { count }), { tone: 'ok', id: 'saved' })
    else if (faulty || problems.length > 0) toast(t('savedFaulty', { count }), { id: 'saved' })
    else toast(t('savedDraft', { count }), { id: 'saved' })
  }

  async function attempt(act: () => Promise<void>) {
    setBusy(true)
    setRefusal(undefined)
    try {
      await act()
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : 'internal'
      if (problem === 'stale-version' || problem === 'id-taken') setRefusal(problem)
      else {
        const full = problem === 'too-many-entries'
        toast(t('notSaved'), {
          tone: 'danger',
          description: full ? t('tooManyEntries') : t('notSavedWhy'),
          id: 'saved',
        })
      }
    } finally {
      setBusy(false)
    }
  }

  const save = (draft: boolean) =>
    attempt(async () => {
      const faulty = await isFaulty()
      say(await authoring.save(draft || faulty), faulty)
    })

  return {
    busy,
    refusal,
    dismiss: () => setRefusal(undefined),
    save,
    /** Theirs stays among the versions; mine becomes the newest. */
    saveOnTop: () =>
      attempt(async () => {
        const faulty = await isFaulty()
        const base = await authoring.catchUp()
        say(await authoring.save(faulty, { base }), faulty)
      }),
    /** An earlier version as the newest; what is unsaved becomes a version first. */
    restore: ({ version: from, files, offered }: RestoredVersion) =>
      attempt(async () => {
        const first = entry.dirty ? await authoring.save(true) : undefined
        // What was a draft stays one: it may have been one for what only running it shows.
        const { version } = await authoring.save(!offered, {
          files,
          ...(first && { base: first.version }),
        })
        toast(t('restored', { from, count: version }), {
          tone: 'ok',
          id: 'saved',
          ...(first && { description: t('savedFirst', { count: first.version }) }),
        })
      }),
  }
}
