/** The parts of which a WebAssembly module is made. */
export interface Section {
  readonly id: number
  /** Where the section begins, where its contents begin, and where they end. */
  readonly start: number
  readonly at: number
  readonly end: number
}

const headerBytes = 8

/** Of a module that is well formed. */
export function* sectionsOf(module: Uint8Array): Generator<Section> {
  let at = headerBytes
  while (at < module.length) {
    const start = at
    const id = module[at++] ?? 0
    let size = 0
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++] ?? 0
      size += (byte & 127) * 2 ** shift
      if (byte < 128) break
    }
    yield { id, start, at, end: at + size }
    at += size
  }
}
