/** Two tabs of one browser may belong to two roles: they meet at the server, or not at all. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { keySchema, roomIdSchema } from '#shared/ids.ts'
import { openDocument } from './open-document.ts'
import { memoryOutboxes } from './outbox.ts'
import { openServerClock } from './server-clock.ts'
import { startSyncServer, until } from './testing/sync-server.ts'
import type { SyncServer } from './testing/sync-server.ts'

/** Every channel between tabs that anybody opens. Counted before the provider's library first looks for them. */
const channels = vi.hoisted(() => {
  const opened: string[] = []
  const Real = globalThis.BroadcastChannel
  globalThis.BroadcastChannel = class extends Real {
    constructor(name: string) {
      super(name)
      opened.push(name)
    }
  }
  return opened
})
const mutation = vi.hoisted(() => ({ tabsTalk: false }))

vi.mock('y-websocket', async (load) => {
  const real = await load<{ WebsocketProvider: typeof WebsocketProvider }>()
  return {
    WebsocketProvider: class extends real.WebsocketProvider {
      constructor(...[url, room, doc, options]: ConstructorParameters<typeof WebsocketProvider>) {
        super(url, room, doc, mutation.tabsTalk ? { ...options, disableBc: false } : options)
      }
    },
  }
})

let server: SyncServer
beforeEach(async () => {
  server = await startSyncServer()
  channels.length = 0
})
afterEach(() => server.close())

/** The channels that two tabs of one room open from their first to their last moment. */
async function channelsOfTwoTabs(): Promise<readonly string[]> {
  const tabs = ['a', 'b'].map((place) =>
    openDocument({
      origin: server.origin,
      room: roomIdSchema.parse('0123456789abcdef'),
      name: 'code',
      key: keySchema.parse('k'.repeat(54)),
      WebSocket,
      outbox: memoryOutboxes().open(place),
      clock: openServerClock(),
      presence: undefined,
    }),
  )
  for (const tab of tabs) {
    await until(tab.subscribe, () => tab.saveState.kind === 'saved')
    tab.doc.getMap('files').set('typed', 'here')
    await until(tab.subscribe, () => tab.saveState.kind === 'saved')
  }
  for (const tab of tabs) tab.close()
  return [...channels]
}

test('two tabs open no channel to each other', async () => {
  expect(await channelsOfTwoTabs()).toEqual([])
})

test('were the provider’s own channel left open, that would show', async () => {
  mutation.tabsTalk = true
  try {
    expect(await channelsOfTwoTabs()).not.toEqual([])
  } finally {
    mutation.tabsTalk = false
  }
})
