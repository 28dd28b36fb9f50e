/** How a program in WebAssembly waits for a promise, where the browser can do that. */
export interface Suspension {
  /** A function to import: the program stands still until its promise resolves. */
  readonly Suspending: new (
    imported: (...values: number[]) => Promise<number>,
  ) => WebAssembly.ImportValue
  /** An exported function, to be called where such an import may be reached. */
  readonly promising: (exported: () => void) => () => Promise<void>
}

const engine = WebAssembly as Partial<Suspension>

export const suspension: Suspension | undefined =
  engine.Suspending && engine.promising
    ? { Suspending: engine.Suspending, promising: engine.promising }
    : undefined
