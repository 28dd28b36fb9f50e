/**
 * Overwrites what SQLite leaves behind. `secure_delete` zeroes a row where it is deleted, but not the copy that
 * stays in a page's free space when the row is moved to another page while the tree is balanced. VACUUM would take
 * a second for every few megabytes; this takes it for every gigabyte.
 */
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

/** The format of https://sqlite.org/fileformat2.html, sections 1.3 and 1.6. */
const fileHeaderBytes = 100
const interiorTypes = [2, 5]
const leafTypes = [10, 13]
const pagesAtOnce = 256

/**
 * Zeroes the free space of every page. No connection may have the file open: one would write its cached pages back,
 * and closing the file here would take its locks away. Safe to be interrupted at any byte: nobody reads free space.
 */
export function zeroFreeSpace(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    const header = Buffer.alloc(fileHeaderBytes)
    if (readSync(handle, header, 0, fileHeaderBytes, 0) < fileHeaderBytes) return
    const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
    const buffer = Buffer.alloc(pageBytes * pagesAtOnce)
    const zeros = Buffer.alloc(pageBytes)
    for (let position = 0; ; position += buffer.length) {
      const read = readSync(handle, buffer, 0, buffer.length, position)
      for (let at = 0; at + pageBytes <= read; at += pageBytes) {
        const page = buffer.subarray(at, at + pageBytes)
        const { start, end } = freeSpace(page, position + at === 0 ? fileHeaderBytes : 0)
        const blank = zeros.subarray(0, end - start)
        if (!blank.equals(page.subarray(start, end))) {
          writeSync(handle, blank, 0, blank.length, position + at + start)
        }
      }
      if (read < buffer.length) break
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Between a tree page's list of cells and the cells themselves. Pages that are not in a tree have none. */
function freeSpace(page: Buffer, header: number): { start: number; end: number } {
  const type = page[header] ?? 0
  const interior = interiorTypes.includes(type)
  // Overflow and free pages begin with a page number, whose first byte is 0 below 68 gigabytes.
  if (!interior && !leafTypes.includes(type)) return { start: 0, end: 0 }
  const start = header + (interior ? 12 : 8) + 2 * page.readUInt16BE(header + 3)
  const end = page.readUInt16BE(header + 5) || 65_536
  return start <= end && end <= page.length ? { start, end } : { start: 0, end: 0 }
}
