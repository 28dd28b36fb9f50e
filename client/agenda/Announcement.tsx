import { useState } from 'react'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

interface Props {
  /** Names what is announced; a new one is read out, the one there at first is not. */
  subject: string | undefined
  children: string
}

/** Tells screen readers about a change on the agenda, politely and only once it happens. */
export function Announcement({ subject, children }: Props) {
  const [known] = useState(subject)
  const [changed, setChanged] = useState(false)
  if (!changed && subject !== known) setChanged(true)
  return (
    <VisuallyHidden>
      <output>{changed && subject !== undefined ? children : ''}</output>
    </VisuallyHidden>
  )
}
