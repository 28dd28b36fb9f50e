/** Rows as a person reads them, the way database shells print them. */

export type Cell = string | number | bigint | Uint8Array | null

/** A value that is much wider than others must not push them off the screen. */
const widest = 60

export function formatTable(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const texts = rows.map((row) => row.map(shown))
  const widths = columns.map((column, index) =>
    Math.max(lengthOf(column), ...texts.map((row) => lengthOf(row[index] ?? ''))),
  )
  const line = (cells: readonly string[], toRight: readonly boolean[]) =>
    cells
      .map((cell, index) => {
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(cell)))
        return toRight[index] ? space + cell : cell + space
      })
      .join(' | ')
      .trimEnd()
  const numeric = columns.map(
    (_, index) => rows.length > 0 && rows.every((row) => isNumber(row[index])),
  )
  return [
    line(columns, numeric),
    widths.map((width) => '-'.repeat(width)).join('-+-'),
    ...rows.map((row, index) => line(texts[index] ?? [], row.map(isNumber))),
    `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`,
    '',
  ].join('\n')
}

const isNumber = (cell: Cell | undefined) => typeof cell === 'number' || typeof cell === 'bigint'

function shown(cell: Cell): string {
  if (cell === null) return 'NULL'
  if (cell instanceof Uint8Array) {
    const hex = Array.from(cell.subarray(0, widest), (byte) => byte.toString(16).padStart(2, '0'))
    return cut(`x'${hex.join('')}'`)
  }
  return cut(String(cell).replaceAll(/[\n\r\t]/g, ' '))
}

const cut = (text: string) => {
  const characters = Array.from(text)
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : text
}

const lengthOf = (text: string) => Array.from(text).length
