/** Gives the browser a file to keep, named after the candidate. */
export function downloadCopy(copy: Blob, candidate: string): void {
  const address = URL.createObjectURL(copy)
  const link = document.createElement('a')
  link.href = address
  link.download = `${candidate.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.zip`
  link.click()
  // The download reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
