import { Directory, File } from '@bjorn3/browser_wasi_shim'

const encoder = new TextEncoder()

/** Puts the files into a folder of a WASI program, making folders where their names have slashes. */
export function fillFolder(
  folder: Directory,
  files: readonly { readonly name: string; readonly text: string }[],
): void {
  for (const { name, text } of files) {
    const parts = name.split('/')
    const last = parts.pop() ?? name
    let place = folder
    for (const part of parts) {
      const there = place.contents.get(part)
      const next = there instanceof Directory ? there : new Directory(new Map())
      place.contents.set(part, next)
      place = next
    }
    place.contents.set(last, new File(encoder.encode(text)))
  }
}
