import { useEffect, useState } from 'react'
import type { Runtime } from '#shared/runtimes.ts'
import { readRuntimes } from '../api.ts'
import { forgetOldRuntimes } from './runtime-files.ts'

let asked: Promise<Runtime[]> | undefined

/** Asked for once a page; after a failure, once more for each who asks. */
function askRuntimes(): Promise<Runtime[]> {
  asked ??= readRuntimes().then(
    (runtimes) => {
      void forgetOldRuntimes(runtimes)
      return runtimes
    },
    (error: unknown) => {
      asked = undefined
      throw error
    },
  )
  return asked
}

/** The languages that run here; undefined until they are known, `failed` while they cannot be had. */
export function useRuntimes(): readonly Runtime[] | 'failed' | undefined {
  const [runtimes, setRuntimes] = useState<readonly Runtime[] | 'failed'>()
  useEffect(() => {
    let wanted = true
    const ask = () =>
      void askRuntimes().then(
        (known) => wanted && setRuntimes(known),
        () => wanted && setRuntimes('failed'),
      )
    ask()
    window.addEventListener('online', ask)
    return () => {
      wanted = false
      window.removeEventListener('online', ask)
    }
  }, [])
  return runtimes
}
