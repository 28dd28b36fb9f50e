import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

interface Fit<R, C> {
  /** On the element whose width is given from outside. */
  readonly room: RefObject<R | null>
  /** On the content in its full form, as wide as it likes; absent while the short form is shown. */
  readonly content: RefObject<C | null>
  readonly fits: boolean
}

/**
 * Whether the full form of something fits the width that it is given, measured where it stands and before it is
 * painted. `form` names what decides its width, so that it is tried again when that changes.
 */
export function useFits<R extends HTMLElement, C extends HTMLElement>(form: string): Fit<R, C> {
  const room = useRef<R>(null)
  const content = useRef<C>(null)
  const [needed, setNeeded] = useState<{ form: string; width: number }>()
  const [available, setAvailable] = useState(Infinity)
  const fits = needed?.form !== form || available >= needed.width

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const given = room.current?.clientWidth ?? Infinity
      setAvailable(given)
      const width = fits ? (content.current?.offsetWidth ?? 0) : 0
      if (width > given) setNeeded({ form, width })
    })
    for (const element of [room.current, content.current]) {
      if (element) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [form, fits])
  return { room, content, fits }
}
