import { useEffect, useState } from 'react'

export interface Requested<T> {
  /** Undefined while the answer is awaited, and when it failed. */
  readonly answer: T | undefined
  readonly failed: boolean
  readonly again: () => void
}

/** Asks once when this is first shown, and again when told to. `ask` is read at those moments only. */
export function useRequest<T>(ask: () => Promise<T>): Requested<T> {
  const [asked, setAsked] = useState(ask)
  const [came, setCame] = useState<{ from: Promise<T>; answer?: T }>()
  useEffect(() => {
    let wanted = true
    const settle = (answer?: T) => {
      if (wanted) setCame({ from: asked, ...(answer !== undefined && { answer }) })
    }
    asked.then(settle, () => settle())
    return () => {
      wanted = false
    }
  }, [asked])
  const settled = came?.from === asked
  return {
    answer: settled ? came.answer : undefined,
    failed: settled && came.answer === undefined,
    again: () => setAsked(ask()),
  }
}
