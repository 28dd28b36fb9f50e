import { useCallback, useRef } from 'react'
import type { RefCallback, UIEventHandler } from 'react'

/** As good as at the end, in pixels. */
const nearPx = 8

/** Keeps an element scrolled to its end while its `content`, its only child, grows; not for who has scrolled up to read. */
export function useStayAtEnd(): { content: RefCallback<HTMLElement>; onScroll: UIEventHandler } {
  const atEnd = useRef(true)
  const lastTop = useRef(0)
  const content = useCallback<RefCallback<HTMLElement>>((element) => {
    const scroller = element?.parentElement
    if (!element || !scroller) return undefined
    // Told once a frame, when everything has its size already: to ask for one earlier would lay out the whole page.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) scroller.scrollTop = scroller.scrollHeight
    })
    observer.observe(element)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [])
  return {
    content,
    onScroll({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) {
      const near = scrollHeight - scrollTop - clientHeight < nearPx
      // Of our own scrolling one hears a frame later, when there may be more to scroll: only a way up is a person's.
      if (near) atEnd.current = true
      else if (scrollTop < lastTop.current) atEnd.current = false
      lastTop.current = scrollTop
    },
  }
}
