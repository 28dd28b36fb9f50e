/** Rows as a person reads them, the way database shells print them. */

export type Cell = string | number | bigint | Uint8Array | null

/** More is no table that anybody reads. */
export const mostRows = 1000

/** A value that is much wider than others must not push them off the screen. */
const widest = 60
/** Alone in its row it pushes nobody; a plan's lines are long. */
const widestAlone = 300

/** `toRight` says which cells stand at the right of their column: numbers, unless the database knows better. */
export function formatTable(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  toRight: (cell: Cell, column: number) => boolean = isNumber,
): string {
  const most = columns.length === 1 ? widestAlone : widest
  const texts = rows.map((row) => row.map((cell) => shown(cell, most)))
  const widths = columns.map((column, index) =>
    Math.max(lengthOf(column), ...texts.map((row) => lengthOf(row[index] ?? ''))),
  )
  const line = (cells: readonly string[], right: readonly boolean[]) =>
    cells
      .map((cell, index) => {
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(cell)))
        return right[index] ? space + cell : cell + space
      })
      .join(' | ')
      .trimEnd()
  const numeric = columns.map(
    (_, index) => rows.length > 0 && rows.every((row) => toRight(row[index] ?? null, index)),
  )
  return [
    line(columns, numeric),
    widths.map((width) => '-'.repeat(width)).join('-+-'),
    ...rows.map((row, index) => line(texts[index] ?? [], row.map(toRight))),
    `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`,
    '',
  ].join('\n')
}

/** The same with space below it; of the `count` rows there were, `rows` may be but the first `mostRows`. */
export function formatResult(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  count: number,
  toRight?: (cell: Cell, column: number) => boolean,
): string {
  const more = count > mostRows ? `${count - mostRows} more rows are not shown.\n` : ''
  return `${formatTable(columns, rows, toRight)}${more}\n`
}

function isNumber(cell: Cell): boolean {
  return typeof cell === 'number' || typeof cell === 'bigint'
}

function shown(cell: Cell, most: number): string {
  if (cell === null) return 'NULL'
  if (cell instanceof Uint8Array) {
    const hex = Array.from(cell.subarray(0, most), (byte) => byte.toString(16).padStart(2, '0'))
    return cut(`x'${hex.join('')}'`, most)
  }
  return cut(String(cell).replaceAll(/[\n\r\t]/g, ' '), most)
}

const cut = (text: string, most: number) => {
  const characters = Array.from(text)
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}

const lengthOf = (text: string) => Array.from(text).length
