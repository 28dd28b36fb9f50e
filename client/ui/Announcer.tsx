import { useSyncExternalStore } from 'react'
import { VisuallyHidden } from './VisuallyHidden.tsx'

let said = { words: '', turn: 0 }
const listeners = new Set<() => void>()

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Tells screen readers, politely; nothing is seen. */
export function announce(words: string): void {
  said = { words, turn: said.turn + 1 }
  for (const tell of listeners) tell()
}

/** Stands once in the application, from its first moment: a live region that comes with its words is not read. */
export function Announcer() {
  const { words, turn } = useSyncExternalStore(subscribe, () => said)
  return (
    <VisuallyHidden>
      <div role="log" aria-live="polite">
        {/* A new element each time: the same words said twice are read twice. */}
        <p key={turn}>{words}</p>
      </div>
    </VisuallyHidden>
  )
}
