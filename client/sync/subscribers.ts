export interface Subscribers {
  subscribe: (onChange: () => void) => () => void
  tell: () => void
}

/** Whoever wants to know of changes. One that leaves while the others are told is not told any more. */
export function openSubscribers(): Subscribers {
  const listeners = new Set<() => void>()
  return {
    subscribe(onChange) {
      // A listener of its own for each call: the same function may subscribe twice and leave once.
      const listener = () => onChange()
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell() {
      for (const listener of listeners) listener()
    },
  }
}
