import { smallestPaste } from '#shared/signals.ts'

/** More than anybody carries about at once; older copies are forgotten. */
const keptCopies = 20

/** Line ends and indentation change on the way through a clipboard: what is left is the text. */
const essence = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Knows what was copied in this room, to tell it from what comes from outside. */
export function openPasteOrigin() {
  const copies: string[] = []
  return {
    copied(text: string): void {
      copies.push(essence(text))
      if (copies.length > keptCopies) copies.shift()
    },
    /**
     * How many characters of a paste came from outside; 0 for what is small, was copied here or stands here.
     * @param here what can be read in the room now
     */
    fromOutside(text: string, here: readonly string[]): number {
      const pasted = essence(text)
      if (pasted.length < smallestPaste) return 0
      const known = [...copies, ...here.map(essence)]
      return known.some((one) => one.includes(pasted)) ? 0 : text.length
    },
  }
}
