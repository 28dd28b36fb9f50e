/** Presence in one document over its connection. The server says who is there; nothing is passed on from here. */
import type { z } from 'zod'
import { stampedPresenceSchema } from '#shared/awareness.ts'
import type { StampedPresence } from '#shared/awareness.ts'
import { buildPresence, readPresence } from './frames.ts'
import type { Presence } from './shared-document.ts'
import { openSubscribers } from './subscribers.ts'

const showEveryMs = 50
/** The server repeats everybody's presence every ten seconds: who was left out twice is gone. */
const goneAfterMs = 25_000

export interface ConnectedPresence<P> extends Presence<P> {
  /** The connection is open: what is shown here is shown again. */
  connected(): void
  /** The server's message about others. */
  receive(update: Uint8Array): void
  /** Takes out whom the server has not named for a while; called at each of its ticks. */
  expire(): void
  /** The connection is lost: nothing is known of others. */
  lost(): void
  close(): void
}

export interface PresenceLine {
  /** The id of this browser's connection. */
  clientId(): number
  send(frame: Uint8Array<ArrayBuffer>): void
}

/** Without a schema the document is a silent one: nothing is shown and nobody is seen. */
export function openPresence<P>(
  schema: z.ZodType<P> | undefined,
  line: PresenceLine,
): ConnectedPresence<P> {
  const stamped = schema && stampedPresenceSchema(schema)
  const { subscribe, tell } = openSubscribers()
  let others = new Map<number, StampedPresence<P>>()
  const heardAtMs = new Map<number, number>()
  let shown: P | undefined
  let sent: string | undefined
  let clock = 0
  let pause: ReturnType<typeof setTimeout> | undefined

  function send() {
    const words = JSON.stringify(shown)
    if (shown === undefined || words === sent) return
    sent = words
    line.send(buildPresence(line.clientId(), ++clock, shown))
    pause = setTimeout(() => {
      pause = undefined
      send()
    }, showEveryMs)
  }

  function replace(next: Map<number, StampedPresence<P>>) {
    others = next
    tell()
  }

  return {
    show(presence) {
      if (!schema) return
      shown = presence
      if (pause === undefined) send()
    },
    others: () => others,
    subscribe,
    connected() {
      sent = undefined
      if (pause === undefined) send()
    },
    receive(update) {
      if (!stamped) return
      const next = new Map(others)
      let changed = false
      for (const [clientId, state] of readPresence(update)) {
        if (clientId === line.clientId()) continue
        if (state === null) changed = next.delete(clientId) || changed
        const parsed = stamped.safeParse(state)
        if (!parsed.success) continue
        heardAtMs.set(clientId, performance.now())
        // The server repeats everybody now and then: no news, nothing to draw again.
        if (JSON.stringify(next.get(clientId)) === JSON.stringify(parsed.data)) continue
        next.set(clientId, parsed.data)
        changed = true
      }
      if (changed) replace(next)
    },
    expire() {
      const before = performance.now() - goneAfterMs
      const present = [...others].filter(([clientId]) => (heardAtMs.get(clientId) ?? 0) >= before)
      if (present.length < others.size) replace(new Map(present))
    },
    lost() {
      heardAtMs.clear()
      if (others.size > 0) replace(new Map())
    },
    close() {
      clearTimeout(pause)
      pause = undefined
      shown = undefined
    },
  }
}
