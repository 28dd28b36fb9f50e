import { useEffect, useState } from 'react'
import type { CheckedEntry } from '#shared/library-api.ts'
import type { EntryFiles } from '#shared/library-entry.ts'
import { checkEntry } from '../library/entries.ts'
import type { EntryName } from '../library/entries.ts'

/** So long after the last key the check is asked for: it should not speak in the middle of a word. */
const quietMs = 350

export interface Check {
  readonly files: EntryFiles
  readonly checked: CheckedEntry
}

export interface Checking {
  /** Of the newest files that were checked; undefined before the first answer. */
  readonly check: Check | undefined
  /** The newest that had nothing wrong: what a preview shows meanwhile. */
  readonly good: Check | undefined
  /** Whether `check` is of what stands there now. */
  readonly current: boolean
  /** The server does not answer; the next change asks again. */
  readonly failed: boolean
}

/** What the server finds in these files, asked again whenever they have been left alone for a moment. */
export function useCheck({ kind, id }: EntryName, files: EntryFiles | undefined): Checking {
  const [check, setCheck] = useState<Check>()
  const [good, setGood] = useState<Check>()
  const [failedOf, setFailedOf] = useState<EntryFiles>()
  useEffect(() => {
    if (!files) return undefined
    let wanted = true
    const ask = async () => {
      const checked = await checkEntry({ kind, id, files: [...files] })
      if (!wanted || checked === 'locked') return
      const next = { files, checked }
      setCheck(next)
      if (checked.problems.length === 0) setGood(next)
    }
    const timer = setTimeout(() => void ask().catch(() => wanted && setFailedOf(files)), quietMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [kind, id, files])
  return {
    check,
    good,
    current: check !== undefined && check.files === files,
    failed: failedOf !== undefined && failedOf === files,
  }
}
