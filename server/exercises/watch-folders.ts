import { watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'

/** Editors write a file in several steps: the folder is read once they have been quiet for so long. */
const quietMs = 50

/** Calls `onChange` after changes below any of the folders, one call at a time and never for nothing. */
export function watchFolders(
  folders: readonly string[],
  onChange: () => Promise<void>,
): { close(): void } {
  let timer: NodeJS.Timeout | undefined
  let running = false
  let changedMeanwhile = false
  let closed = false

  const schedule = () => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void run(), quietMs)
  }
  const run = async () => {
    if (running) {
      changedMeanwhile = true
      return
    }
    running = true
    await onChange()
    running = false
    if (changedMeanwhile) {
      changedMeanwhile = false
      schedule()
    }
  }
  const watchers = folders.flatMap((folder): FSWatcher[] => {
    try {
      // A folder that vanishes is found and named by the next reading.
      return [watch(folder, { recursive: true }, schedule).on('error', schedule)]
    } catch {
      // An absent folder is a problem of the library, which the first reading reports with a remedy.
      return []
    }
  })
  return {
    close() {
      closed = true
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
