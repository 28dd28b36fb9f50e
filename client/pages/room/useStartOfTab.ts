import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/**
 * The element of a page with which Tab begins. What had the focus went with the page before; without this a browser
 * begins at the place where that stood, somewhere in the middle.
 */
export function useStartOfTab<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null)
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true })
  }, [])
  return element
}
