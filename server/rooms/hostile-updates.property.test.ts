/** Updates that are well formed and mean no good: whatever the check lets pass must not hurt any peer. */
import fc from 'fast-check'
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootNames } from '#shared/document.ts'
import { fold } from './document-content.ts'
import { Extent } from './extent.ts'
import { checkUpdate } from './update-check.ts'

const roots = rootNames.code
const clients = [2_000, 3_000, 4_000]

interface HostileItem {
  readonly origin: readonly [client: number, clock: number] | undefined
  readonly rightOrigin: readonly [client: number, clock: number] | undefined
  readonly parent: readonly [client: number, clock: number] | string
  readonly key: string | undefined
  readonly kind: 'gc' | 'deleted' | 'text' | 'type' | 'values'
  readonly length: number
}

interface HostileUpdate {
  readonly lines: readonly { client: number; behind: number; items: readonly HostileItem[] }[]
  readonly deletes: readonly (readonly [client: number, clock: number, length: number])[]
}

const client = fc.constantFrom(...clients)
/** Mostly something that exists by then; else it is refused, which proves little. */
const id = fc.tuple(client, fc.nat({ max: 1_000 }))
const sometimes = { nil: undefined, freq: 1 }
const item: fc.Arbitrary<HostileItem> = fc.record({
  origin: fc.option(id, sometimes),
  rightOrigin: fc.option(id, sometimes),
  parent: fc.oneof(fc.constantFrom(...roots), id),
  key: fc.option(fc.constantFrom('a', 'b'), sometimes),
  kind: fc.constantFrom('gc', 'deleted', 'text', 'text', 'type', 'type', 'values'),
  length: fc.integer({ min: 1, max: 4 }),
})
const update: fc.Arbitrary<HostileUpdate> = fc.record({
  lines: fc.uniqueArray(
    fc.record({
      client,
      // How far before the end of what is known the client's items begin again.
      behind: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat({ max: 4 })),
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 3, selector: (line) => line.client },
  ),
  deletes: fc.uniqueArray(
    fc.tuple(client, fc.nat({ max: 1_000 }), fc.integer({ min: 1, max: 4 })),
    {
      maxLength: 2,
      selector: ([of]) => of,
    },
  ),
})

function write({ lines, deletes }: HostileUpdate, extent: Extent): Uint8Array {
  const encoder = createEncoder()
  /** One in eight clocks lies where nothing is, or only a later item of this very update. */
  const existing = (client: number, clock: number) =>
    clock % 8 === 0 ? clock >> 7 : (clock >> 3) % Math.max(1, extent.clockOf(client))
  writeVarUint(encoder, lines.length)
  for (const { client, behind, items } of lines) {
    writeVarUint(encoder, items.length)
    writeVarUint(encoder, client)
    writeVarUint(encoder, Math.max(0, extent.clockOf(client) - behind))
    for (const one of items) writeItem(encoder, one, existing)
  }
  writeVarUint(encoder, deletes.length)
  for (const [client, clock, length] of deletes) {
    for (const value of [client, 1, existing(client, clock), length]) writeVarUint(encoder, value)
  }
  return toUint8Array(encoder)
}

const kinds = { gc: 0, deleted: 1, text: 4, type: 7, values: 8 } as const

function writeItem(
  encoder: ReturnType<typeof createEncoder>,
  one: HostileItem,
  existing: (client: number, clock: number) => number,
) {
  const writeId = ([client, clock]: readonly [number, number]) => {
    writeVarUint(encoder, client)
    writeVarUint(encoder, existing(client, clock))
  }
  if (one.kind === 'gc') {
    writeUint8(encoder, 0)
    writeVarUint(encoder, one.length)
    return
  }
  const flags =
    (one.origin ? 0x80 : 0) | (one.rightOrigin ? 0x40 : 0) | (one.key === undefined ? 0 : 0x20)
  writeUint8(encoder, flags | kinds[one.kind])
  for (const neighbour of [one.origin, one.rightOrigin]) {
    if (neighbour) writeId(neighbour)
  }
  if (!one.origin && !one.rightOrigin) {
    writeVarUint(encoder, typeof one.parent === 'string' ? 1 : 0)
    if (typeof one.parent === 'string') writeVarString(encoder, one.parent)
    else writeId(one.parent)
    if (one.key !== undefined) writeVarString(encoder, one.key)
  }
  if (one.kind === 'deleted') writeVarUint(encoder, one.length)
  else if (one.kind === 'text') writeVarString(encoder, 'x'.repeat(one.length))
  else if (one.kind === 'type') writeVarUint(encoder, one.length % 3)
  else {
    writeVarUint(encoder, one.length)
    for (let n = 0; n < one.length; n++) writeUint8(encoder, 126)
  }
}

test('what passes the check applies wholly on every peer, in one go or folded in two', () => {
  let passed = 0
  fc.assert(
    fc.property(fc.array(update, { minLength: 1, maxLength: 12 }), fc.nat(), (updates, cut) => {
      const extent = new Extent()
      const peer = new Y.Doc()
      peer.getMap('files')
      peer.getArray('runs')
      const log: Uint8Array[] = []
      const clocksAt: Map<number, number>[] = [new Map()]
      for (const hostile of updates) {
        const found = checkUpdate(write(hostile, extent), { extent, roots, mayUse: () => true })
        if ('refused' in found || !found.update) continue
        passed++
        extent.advance(found.clocks)
        extent.delete(found.deletes)
        log.push(found.update)
        clocksAt.push(extent.clocks())
        Y.applyUpdate(peer, found.update)
        expect(peer.store.pendingStructs ?? peer.store.pendingDs).toBeNull()
      }
      const half = cut % (log.length + 1)
      const clocks = extent.clocks()
      const beginning = fold({
        snapshot: undefined,
        tail: log.slice(0, half),
        clocks: clocksAt[half] ?? clocks,
      })
      const all = fold({ snapshot: beginning.snapshot, tail: log.slice(half), clocks })
      expect([beginning.whole, all.whole]).toEqual([true, true])
      const folded = new Y.Doc()
      Y.applyUpdate(folded, all.snapshot)
      for (const doc of [folded, peer]) {
        doc.getMap('files')
        doc.getArray('runs')
      }
      expect(folded.toJSON()).toEqual(peer.toJSON())
    }),
    { numRuns: Number(process.env['RUNS'] ?? 1_000) },
  )
  expect(passed).toBeGreaterThan(1_000)
}, 60_000)
