/** What people do in a room, as commands that fast-check puts into any order and makes shorter when they fail. */
import { asyncProperty, array, constantFrom, nat, oneof, record, constant } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { setLock } from '#shared/agenda.ts'
import type { BoardRecord } from '#shared/whiteboard.ts'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import type { Scene } from './scene.ts'

export { asyncProperty, array }

/** `who` and `where` are taken modulo what there is. */
export type Step =
  | { readonly do: 'type'; readonly who: number; readonly where: number; readonly what: string }
  | { readonly do: 'erase'; readonly who: number; readonly where: number; readonly count: number }
  | { readonly do: 'draw'; readonly who: number; readonly where: number; readonly x: number }
  | { readonly do: 'wipe'; readonly who: number; readonly where: number }
  | {
      readonly do: 'undo' | 'redo' | 'leave' | 'offline' | 'online' | 'second tab'
      readonly who: number
    }
  | { readonly do: 'join'; readonly role: 'candidate' | 'examiner' | 'observer' }
  | { readonly do: 'revoke'; readonly role: 'candidate' | 'observer' }
  | { readonly do: 'lock' | 'unlock' | 'end' | 'reopen' | 'restart' }

const who = nat(99)
const where = nat(999)
const words = constantFrom(
  'a',
  'word ',
  'two\r\nlines\r\n',
  '😀',
  '👩‍👩‍👧',
  'é',
  '\t',
  '}',
  'x'.repeat(300),
)

export const step: Arbitrary<Step> = oneof(
  { weight: 12, arbitrary: record({ do: constant('type' as const), who, where, what: words }) },
  { weight: 4, arbitrary: record({ do: constant('erase' as const), who, where, count: nat(20) }) },
  { weight: 4, arbitrary: record({ do: constant('draw' as const), who, where, x: nat(1000) }) },
  { weight: 1, arbitrary: record({ do: constant('wipe' as const), who, where }) },
  {
    weight: 8,
    arbitrary: record({
      do: constantFrom('undo', 'redo', 'offline', 'online', 'online', 'second tab', 'leave'),
      who,
    }),
  },
  {
    weight: 2,
    arbitrary: record({
      do: constant('join' as const),
      role: constantFrom('candidate', 'examiner', 'observer'),
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      do: constant('revoke' as const),
      role: constantFrom('candidate', 'observer'),
    }),
  },
  { weight: 3, arbitrary: record({ do: constantFrom('lock', 'unlock') }) },
  { weight: 1, arbitrary: record({ do: constantFrom('end', 'reopen', 'restart') }) },
)

export async function play(scene: Scene, one: Step): Promise<void> {
  const peer = 'who' in one ? scene.peer(one.who) : undefined
  switch (one.do) {
    case 'type': {
      const { text } = peer ?? {}
      if (!peer || !text) return
      // Every model is set to LF, as the product's editor does.
      peer.code.doc.transact(
        () => text.insert(one.where % (text.length + 1), one.what.replaceAll('\r\n', '\n')),
        'typed',
      )
      return peer.note(scene.nextWord())
    }
    case 'erase': {
      const { text } = peer ?? {}
      if (!peer || !text || text.length === 0) return
      const at = one.where % text.length
      const count = Math.min(one.count, text.length - at)
      return peer.code.doc.transact(() => text.delete(at, count), 'typed')
    }
    case 'draw': {
      if (!peer) return
      const records = recordsOf(peer.board.doc)
      const box = boxAt(one.where % 8, one.x)
      const present = records.has(box.id)
      peer.board.doc.transact(
        () => void writeRecord(records, present ? boxAt(one.where % 8, -1) : undefined, box),
      )
      return
    }
    case 'wipe':
      return peer && recordsOf(peer.board.doc).delete(boxAt(one.where % 8, 0).id)
    case 'undo':
      return peer?.undo()
    case 'redo':
      return peer?.redo()
    case 'offline':
      return peer?.disconnect()
    case 'online':
      if (peer?.online === false) await peer.reconcile()
      return
    case 'second tab':
      return peer && scene.openTab(peer.person)
    case 'leave':
      return peer && scene.leave(peer)
    case 'join':
      return scene.join(one.role)
    case 'revoke':
      return scene.revoke(one.role)
    case 'lock':
      return scene.tellAgenda((doc) => setLock(doc, 'code', true))
    case 'unlock':
      return scene.tellAgenda((doc) => setLock(doc, 'code', false))
    case 'end':
    case 'reopen':
      return scene.change(one.do)
    case 'restart':
      return scene.restart()
  }
}

function boxAt(number: number, x: number): BoardRecord & Record<string, unknown> {
  return {
    id: `shape:box${number}`,
    typeName: 'shape',
    type: 'geo',
    x,
    y: 0,
    index: 'a1',
    parentId: 'page:page',
    props: { url: '' },
    meta: {},
  }
}
