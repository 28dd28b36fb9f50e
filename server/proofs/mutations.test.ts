/**
 * Checks that guard a promise, each run twice: against the server as it is, and against one in which the promise was
 * broken on purpose. A check that stays green then guards nothing. (Two more stand where they belong: a disk that is
 * not waited for in power-loss.test.ts, tabs that talk to each other in client/sync/tabs.test.ts.)
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootNames } from '#shared/document.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { ClientIds } from '../rooms/client-ids.ts'
import { Extent } from '../rooms/extent.ts'
import { checkUpdate } from '../rooms/update-check.ts'
import { people } from '../rooms/testing/rooms.ts'
import { openMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { connectParticipant } from '../testing/connect-participant.ts'
import { startServer } from '../testing/start-server.ts'

describe('nobody is told or shown what is not on disk', () => {
  /** What the writer was told and a reader shown while the disk had not answered yet. */
  async function toldTooEarly(mutate: (store: Store) => Store): Promise<string[]> {
    let disk = Promise.resolve()
    const memory = openMemoryStore()
    const slow: Store = { ...memory, append: (entry) => disk.then(() => memory.append(entry)) }
    const server = await startServer({ store: mutate(slow) })
    const room = await server.createRoom()
    const examiner = await room.join('examiner')
    await room.change('start', examiner)
    const enter = async () => {
      const { url } = server
      const one = connectParticipant({ url, room: room.id, document: 'code', key: examiner.key })
      await one.until(() => one.provider.synced && one.hello() !== undefined)
      return one
    }
    const [writer, reader] = [await enter(), await enter()]

    const { promise, resolve: answer } = Promise.withResolvers<void>()
    disk = promise
    const early: string[] = []
    writer.doc.getMap('files').set('seen', true)
    let told = false
    const outcome = writer.saved().then(() => (told = true))
    // Presence passes everything: once it is seen, the write before it was looked at.
    writer.show({ file: 'main.ts', selections: [] })
    await reader.until(() => reader.others().some(({ presence }) => presence !== null))
    reader.show({ file: 'main.ts', selections: [] })
    await writer.until(() => writer.others().some(({ presence }) => presence !== null))
    if (told) early.push('told')
    if (reader.doc.getMap('files').has('seen')) early.push('shown')
    answer()
    await outcome
    await reader.until(() => reader.doc.getMap('files').has('seen'))
    writer.close()
    reader.close()
    await server.close()
    return early
  }

  test('by the server as it is', async () => {
    expect(await toldTooEarly((store) => store)).toEqual([])
  })

  test('and one that acknowledges before the commit is found out', async () => {
    const eager = (store: Store): Store => ({
      ...store,
      append(entry) {
        store.append(entry).catch(() => undefined)
        return Promise.resolve()
      },
    })
    expect((await toldTooEarly(eager)).toSorted()).toEqual(['shown', 'told'])
  })
})

describe('nobody’s words are swallowed by a write in their name', () => {
  /** Whether victim and log hold the same after a thief wrote at the victim's next clock. */
  function agreeAfterTheft(
    mayUse: (ids: ClientIds, id: number, writer: ParticipantId) => boolean,
  ): boolean {
    const ids = new ClientIds()
    const extent = new Extent()
    const log = new Y.Doc()
    const { candidate: thief, examiner: victim } = people
    const write = (who: typeof thief, update: Uint8Array) => {
      const found = checkUpdate(update, {
        extent,
        roots: rootNames.code,
        mayUse: (id) => mayUse(ids, id, who.participant),
      })
      if ('refused' in found || !found.update) return
      ids.bind(
        found.clocks.map(([id]) => id),
        who.participant,
      )
      extent.advance(found.clocks)
      Y.applyUpdate(log, found.update)
    }
    const browser = new Y.Doc()
    browser.clientID = 5_000
    const typed = (words: string, doc = browser) => {
      const before = Y.encodeStateVector(doc)
      doc.getArray('runs').push([words])
      return Y.encodeStateAsUpdate(doc, before)
    }
    write(victim, typed('one'))
    const forger = new Y.Doc()
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(browser))
    forger.clientID = browser.clientID
    write(thief, typed('forged', forger))
    write(victim, typed('two'))
    return (
      JSON.stringify(log.getArray('runs')) === JSON.stringify(browser.getArray('runs')) &&
      log.getArray('runs').length === 2
    )
  }

  test('with the check as it is', () => {
    expect(agreeAfterTheft((ids, id, writer) => ids.mayUse(id, writer))).toBe(true)
  })

  test('and without it they part for ever, which is found out', () => {
    expect(agreeAfterTheft(() => true)).toBe(false)
  })
})
