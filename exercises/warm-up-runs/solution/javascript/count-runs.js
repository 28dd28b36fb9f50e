/** The text with every run of one letter written as the letter and a number. */
function countRuns(text) {
  const runs = []
  for (const letter of text) {
    const last = runs.at(-1)
    if (last?.letter === letter) last.count += 1
    else runs.push({ letter, count: 1 })
  }
  return runs.map(({ letter, count }) => (count > 1 ? `${letter}${count}` : letter)).join('')
}

console.log(countRuns('aaabcc')) // a3bc2
