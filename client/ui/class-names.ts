/** Joins what is there: `classNames(styles.row, chosen && styles.chosen)`. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
