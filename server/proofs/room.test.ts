/**
 * Whatever people do in a room, in whatever order: in the end everybody holds the same, all that was called saved is
 * there, and nothing that was forbidden.
 */
import { array, assert, asyncProperty } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../testing/start-server.ts'
import type { TestServer } from '../testing/start-server.ts'
import { play, step } from './room/commands.ts'
import { Scene } from './room/scene.ts'
import { seed, sizeOf, tell } from './sizes.ts'

const runs = sizeOf({ each: 100, deep: 2_000 })
const steps = 60
let server: TestServer
beforeAll(async () => {
  server = await startServer({ store: 'sqlite' })
})
afterAll(() => server.close())

test(
  `${runs} interviews of up to ${steps} steps (seed ${seed})`,
  { timeout: runs * 20_000 },
  async () => {
    let played = 0
    await assert(
      asyncProperty(array(step, { minLength: 5, maxLength: steps, size: 'max' }), async (story) => {
        const scene = await Scene.open(server)
        for (const one of story) await play(scene, one)
        played += story.length
        expect(await scene.judge()).toEqual([])
        scene.close()
      }),
      // A step that never ends is a failure too.
      { numRuns: runs, seed, timeout: 20_000 },
    )
    tell(`room: ${runs} interviews, ${played} steps`)
  },
)
