/** The text with every run of one letter written as the letter and a number. */
function countRuns(text) {
  return text // Your turn.
}

console.log(countRuns('aaabcc')) // a3bc2
