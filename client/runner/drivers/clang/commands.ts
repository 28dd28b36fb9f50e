/** What Clang's driver would run, as it says for `-###`: one command a source, and one to link them. */

export interface Commands {
  readonly compile: (source: string, object: string) => string[]
  readonly link: (objects: readonly string[]) => string[]
}

/**
 * Reads what was said for a single source, which stands for every other of its language from then on.
 * @throws when it is not one command to compile it and one to link it
 */
export function commandsIn(said: string, standIn: string): Commands {
  const [compiling, linking, ...more] = said
    .split('\n')
    .filter((line) => line.startsWith(' "'))
    .map(wordsOf)
  const placeOfObject = compiling ? compiling.lastIndexOf('-o') + 1 : 0
  const object = compiling?.[placeOfObject]
  if (!compiling || !linking?.includes(object ?? '') || more.length > 0 || placeOfObject === 0) {
    throw new Error(`this is not the Clang that is known here: ${said}`)
  }
  return {
    compile: (source, to) =>
      compiling.map((word, at) => {
        if (at === placeOfObject) return to
        if (word !== standIn) return word
        const isName = compiling[at - 1] === '-main-file-name'
        return isName ? source.slice(source.lastIndexOf('/') + 1) : source
      }),
    link: (objects) => linking.flatMap((word) => (word === object ? objects : [word])),
  }
}

/** Each is in quotes; the first may be empty, since here nothing is a program of its own. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/ "((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) =>
    word.replaceAll(/\\(.)/g, '$1'),
  )
  return words[0] === '' ? words.slice(1) : words
}
