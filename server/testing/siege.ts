/** A room under attack and another beside it: what the attack must not change in either. */
import type * as Y from 'yjs'
import { readAgenda } from '#shared/agenda.ts'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import type { DocumentName } from '#shared/document.ts'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { buildVersion, messageKind, readRefusal } from '#shared/protocol.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import { recordsOf } from '#shared/whiteboard.ts'
import { attack, opened } from './attacker.ts'
import type { Attack, AttackOptions } from './attacker.ts'
import { connectParticipant } from './connect-participant.ts'
import type { TestParticipant } from './connect-participant.ts'
import type { TestRoom, TestServer } from './start-server.ts'

export interface Siege {
  readonly room: TestRoom
  readonly examiner: Joined
  readonly candidate: Joined
  readonly observer: Joined
  /** An open socket of the attacker's, who is the candidate unless said otherwise. */
  storm(document: DocumentName, options?: StormOptions): Promise<Storm>
  /** Runs the attack and says what of the two rooms is not as before: nothing, when it was withstood. */
  harm(attack: () => Promise<unknown>): Promise<string[]>
  close(): void
}

export interface StormOptions extends Partial<AttackOptions> {
  readonly as?: Joined
}

export interface Storm extends Attack {
  readonly clientId: number
  /** Why what was sent so far is refused; undefined when it is called saved, the close code when there is no answer. */
  verdict(): Promise<RefusalReason | number | undefined>
}

const rounds = 15
/** Beyond this a room is slower than before, however noisy the machine is. */
const slower = (beforeMs: number) => 5 * beforeMs + 20

/** `started`: whether the interview has begun. */
export async function laySiege(server: TestServer, { started = true } = {}): Promise<Siege> {
  const room = await server.createRoom()
  const [examiner, candidate, observer] = [
    await room.join('examiner', 'Eve'),
    await room.join('candidate', 'Camille'),
    await room.join('observer', 'Oscar'),
  ]
  if (started) await room.change('start', examiner)
  const other = await server.createRoom()
  const neighbour = await other.join('examiner')
  const open: TestParticipant[] = []
  let nextClientId = 1_000_000 + Math.floor(Math.random() * 1_000_000)

  async function enter(who: Joined, place: TestRoom, document: DocumentName = 'code') {
    const one = connectParticipant({ url: server.url, room: place.id, document, key: who.key })
    open.push(one)
    await one.until(() => one.provider.synced && one.hello() !== undefined)
    return one
  }
  const [writer, reader] = [await enter(neighbour, other), await enter(neighbour, other)]

  /** How long the other room takes from one person's hand to another's eye, at its best of a few. */
  async function latencyMs(): Promise<number> {
    let best = Infinity
    for (let round = 0; round < rounds; round++) {
      const startedAtMs = performance.now()
      writer.doc.getMap('files').set('ping', `${startedAtMs}`)
      await reader.until(() => reader.doc.getMap('files').get('ping') === `${startedAtMs}`)
      best = Math.min(best, performance.now() - startedAtMs)
    }
    return best
  }

  async function contents(): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {}
    for (const document of ['code', 'whiteboard', 'agenda'] as const) {
      const one = await enter(examiner, room, document)
      found[document] = contentOf(one.doc, document)
      const { pendingStructs, pendingDs } = one.doc.store
      if (pendingStructs || pendingDs) found[`${document}, waiting for ever`] = true
      one.close()
    }
    return found
  }

  return {
    room,
    examiner,
    candidate,
    observer,
    async storm(document, { as = candidate, ...options } = {}) {
      const clientId = nextClientId++
      const path = `/sync/${room.id}/${document}?client=${clientId}`
      const attacker = await opened(attack({ url: server.url, path, key: as.key, ...options }))
      let version = 0
      return {
        ...attacker,
        clientId,
        async verdict() {
          const asked = ++version
          attacker.socket.send(buildVersion(asked))
          const answer = await Promise.race([
            attacker.frame((frame) => answers(frame, asked)),
            attacker.closed,
          ])
          if (typeof answer === 'number') return answer
          if (answer[0] === messageKind.version) return undefined
          const decoder = createDecoder(answer)
          readVarUint(decoder)
          return readRefusal(decoder).reason
        },
      }
    },
    async harm(act) {
      const [before, beforeMs] = [await contents(), await latencyMs()]
      await act()
      const [after, afterMs] = [await contents(), await latencyMs()]
      const problems: string[] = []
      for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
        if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) {
          problems.push(`${name} is ${JSON.stringify(after[name])?.slice(0, 500)}`)
        }
      }
      if (afterMs > slower(beforeMs)) {
        problems.push(`the other room takes ${afterMs} ms, before ${beforeMs} ms`)
      }
      return problems
    },
    close() {
      for (const one of open) one.close()
    },
  }
}

function answers(frame: Uint8Array, version: number): boolean {
  const decoder = createDecoder(frame)
  const kind = readVarUint(decoder)
  const isAnswer = kind === messageKind.version || kind === messageKind.refusal
  return isAnswer && readVarUint(decoder) === version
}

/** What people would see. */
function contentOf(doc: Y.Doc, document: 'code' | 'whiteboard' | 'agenda'): unknown {
  if (document === 'whiteboard') return recordsOf(doc).toJSON()
  if (document === 'agenda') return readAgenda(doc)
  const files = listFiles(doc).map(({ name, text }) => [name, text.toString()])
  return [files, doc.getMap('files').toJSON(), doc.getArray('runs').toJSON()]
}
