/** What a compiler has made last. Run again as it stands, a program need not be compiled again; nor when a case has hung. */
import type { Io } from '../driver.ts'

export interface Built {
  /** A WebAssembly module; undefined when it could not be compiled. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
  /** What the compiler has to say. */
  readonly said: string
}

export interface Made {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly module: WebAssembly.Module
}

export interface Builds {
  /** Undefined when it cannot be compiled. What the compiler says is written to `io` either way. */
  make(key: string, compile: () => Promise<Built>, io: Io): Promise<Made | undefined>
}

export function openBuilds(): Builds {
  let last: (Made & { readonly key: string; readonly said: string }) | undefined
  return {
    async make(key, compile, io) {
      io.compiling()
      if (last?.key !== key) {
        const { bytes, said } = await compile()
        if (!bytes) {
          io.err(said)
          return undefined
        }
        last = { key, bytes, module: await WebAssembly.compile(bytes), said }
      }
      io.err(last.said)
      return last
    },
  }
}
