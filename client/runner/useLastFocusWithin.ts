import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Whether the focus was last within what this selects, also when the element that had it is gone since. */
export function useLastFocusWithin(selector: string): RefObject<boolean> {
  const within = useRef(false)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      within.current = target instanceof Element && target.closest(selector) !== null
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [selector])
  return within
}
