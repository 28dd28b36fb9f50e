/** Hands a text over as a download. Spreadsheets know UTF-8 by the mark at its beginning. */
export function saveFile(name: string, type: string, text: string): void {
  const mark = type === 'text/csv' ? '\u{FEFF}' : ''
  const address = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replaceAll(/[\\/:*?"<>|]+/g, '-')
  link.click()
  // The download has begun by then; revoked at once it would not in every browser.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
