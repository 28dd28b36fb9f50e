import { test as base, expect } from '@playwright/test'
import type { BrowserContextOptions } from '@playwright/test'
import type { z } from 'zod'
import type { View } from '#shared/agenda.ts'
import type { CreatedRoom, newRoomSchema } from '#shared/api.ts'
import type { Role } from '#shared/role.ts'
import { createRoom, joinRoom, post } from './api.ts'
import { RoomPage } from './room-page.ts'
import { ServerProcess } from './server-process.ts'
import { Traffic } from './traffic.ts'

export interface Visitor {
  readonly room: RoomPage
  readonly traffic: Traffic
}

export interface Interview extends CreatedRoom {
  readonly address: (role: Role) => string
}

interface EnterOptions extends BrowserContextOptions {
  /** What their browser shows of the room, as it was left the last time; `code` unless said otherwise. */
  readonly view?: View
}

export interface Fixtures {
  /** Creates a room through the API: what the pages make of it is each test's own matter. */
  createInterview: (wishes?: Partial<z.input<typeof newRoomSchema>>) => Promise<Interview>
  /** A person in a browser of their own, before they open anything. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Visitor>
  /** A person who has followed their link, given their name and is in. */
  enter: (
    interview: Interview,
    role: Role,
    name: string,
    options?: EnterOptions,
  ) => Promise<Visitor>
  /** A room with an examiner and a candidate inside, started. */
  startedInterview: (
    options?: EnterOptions,
  ) => Promise<{ interview: Interview; examiner: Visitor; candidate: Visitor }>
  /** The same where all that counts goes on in the candidate's browser: the examiner comes without one, and starts. */
  startedCandidate: (options?: EnterOptions) => Promise<Visitor>
}

export interface WorkerFixtures {
  /** Settings of the server, beside those that every test shares. */
  environment: Record<string, string>
  server: ServerProcess
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright asks for a destructured first parameter, used or not.
  environment: [async ({}, provide) => provide({}), { scope: 'worker' }],

  server: [
    async ({ environment }, provide) => {
      const server = await ServerProcess.start(environment)
      await provide(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],

  createInterview: async ({ server }, provide) => {
    await provide(async (wishes = {}) => {
      const created = await createRoom(server.origin, {
        candidate: 'Camille Durand',
        role: 'Backend',
        plan: 'qualification',
        rubric: 'default',
        drillDown: 'flood-fill',
        exercise: 'flood-fill',
        programmingLanguage: 'typescript',
        language: 'en',
        ...wishes,
      })
      return {
        ...created,
        address: (role) => `${server.origin}/room/${created.room}#${created.links[role]}`,
      }
    })
  },

  newVisitor: async ({ browser, server }, provide) => {
    const visitors: Visitor[] = []
    const contexts: (() => Promise<void>)[] = []
    await provide(async (options = {}) => {
      const context = await browser.newContext(options)
      contexts.push(() => context.close())
      const traffic = new Traffic(context)
      const visitor = { room: new RoomPage(await context.newPage()), traffic }
      visitors.push(visitor)
      return visitor
    })
    // Whatever else a test shows, it shows this: nothing is asked of anybody but our own server.
    for (const { traffic } of visitors) expect(traffic.elsewhere(server.origin)).toEqual([])
    for (const close of contexts) await close()
  },

  enter: async ({ newVisitor }, provide) => {
    await provide(async (interview, role, name, { view = 'code', ...options } = {}) => {
      const visitor = await newVisitor(options)
      await visitor.room.page.addInitScript((kept) => {
        // Frames without an origin keep nothing.
        if (window.origin !== 'null') localStorage['pairboard.view'] ??= JSON.stringify(kept)
      }, view)
      await visitor.room.open(interview.address(role))
      await visitor.room.join(name)
      return visitor
    })
  },

  startedInterview: async ({ createInterview, enter }, provide) => {
    await provide(async (options) => {
      const interview = await createInterview()
      const examiner = await enter(interview, 'examiner', 'Adèle Martin', options)
      await examiner.room.start()
      const candidate = await enter(interview, 'candidate', 'Camille Durand', options)
      await candidate.room.editorReady()
      await examiner.room.editorReady()
      return { interview, examiner, candidate }
    })
  },

  startedCandidate: async ({ server, createInterview, enter }, provide) => {
    await provide(async (options) => {
      const interview = await createInterview()
      const { key } = await joinRoom(server.origin, interview, 'examiner', 'Adèle Martin')
      await post(server.origin, `rooms/${interview.room}/start`, { key })
      const candidate = await enter(interview, 'candidate', 'Camille Durand', options)
      await candidate.room.editorReady()
      return candidate
    })
  },
})

export { expect }
