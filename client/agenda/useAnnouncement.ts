import { useEffect, useRef } from 'react'
import { announce } from '../ui/Announcer.tsx'

/** Reads `words` out to screen readers when `subject` becomes another one; what is there at first is no news. */
export function useAnnouncement(subject: string | number | undefined, words: string): void {
  const known = useRef(subject)
  useEffect(() => {
    if (subject === known.current) return
    known.current = subject
    if (subject !== undefined) announce(words)
  }, [subject, words])
}
