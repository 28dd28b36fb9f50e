import { ProblemError } from '../api.ts'
import { exportZip } from '../library/entries.ts'
import type { EntryName } from '../library/entries.ts'

/** Downloads the entry as the server has it. Throws a ProblemError. */
export async function saveZip(name: EntryName): Promise<void> {
  const zip = await exportZip(name)
  if (zip === 'locked') throw new ProblemError('not-authorised')
  const address = URL.createObjectURL(zip)
  const link = document.createElement('a')
  link.href = address
  link.download = `${name.id}.zip`
  link.click()
  // The download has begun by then; the browser keeps its bytes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
