/** Counts what a program still waits for: it is over when its last timer has rung, not when its last line has run. */
type Callback = (...values: unknown[]) => void

const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
type Timer = ReturnType<typeof setTimeout>

export interface LooseEnds {
  /** Put in the place of the browser's own. */
  readonly globals: object
  /** Resolves once nothing is awaited any more. */
  readonly settled: () => Promise<void>
}

export function openLooseEnds(): LooseEnds {
  const waiting = new Set<Timer>()
  let onSettled: (() => void) | undefined
  const check = () => {
    // Once more round the loop: a promise may still go on and set another timer.
    if (waiting.size === 0)
      setTimeout.call(globalThis, () => waiting.size === 0 && onSettled?.(), 0)
  }
  const forget = (id: Timer | undefined) => {
    if (id !== undefined && waiting.delete(id)) check()
  }
  return {
    globals: {
      setTimeout: (callback: Callback, delayMs?: number, ...values: unknown[]) => {
        const id = setTimeout.call(
          globalThis,
          () => {
            try {
              callback(...values)
            } finally {
              forget(id)
            }
          },
          delayMs,
        )
        waiting.add(id)
        return id
      },
      setInterval: (callback: Callback, everyMs?: number, ...values: unknown[]) => {
        const id = setInterval.call(globalThis, () => callback(...values), everyMs)
        waiting.add(id)
        return id
      },
      clearTimeout: (id?: Timer) => {
        clearTimeout.call(globalThis, id)
        forget(id)
      },
      clearInterval: (id?: Timer) => {
        clearInterval.call(globalThis, id)
        forget(id)
      },
    },
    settled: () =>
      new Promise((resolve) => {
        onSettled = resolve
        check()
      }),
  }
}
