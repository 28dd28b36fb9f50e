const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const charactersOf = (word: string) => Array.from(graphemes.segment(word), ({ segment }) => segment)

/** "Camille Dupont" → CD, "Adèle" → AD: two characters at most, as a reader counts them. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const first = charactersOf(words[0] ?? '')
  const last = words.length > 1 ? charactersOf(words.at(-1) ?? '') : []
  const initials = last.length > 0 ? [first[0], last[0]] : first.slice(0, 2)
  return initials.join('').toLocaleUpperCase()
}
