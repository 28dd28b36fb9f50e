import { expect, test } from 'vitest'
import { sessionWhileMounted } from './session-while-mounted.ts'
import type { OpenRoomSession } from './session.ts'

function counted() {
  const counts = { opened: 0, closed: 0 }
  const open = (): OpenRoomSession => {
    counts.opened++
    const never = () => {
      throw new Error('not asked for here')
    }
    return {
      current: never,
      state: never,
      subscribe: () => () => {},
      subscribeState: () => () => {},
      close: () => counts.closed++,
    }
  }
  // The session's own options are not looked at by the one that is opened here.
  return { counts, mounted: sessionWhileMounted({} as never, open) }
}

test('one session for all who look at it, closed when the last has left', () => {
  const { counts, mounted } = counted()
  expect(mounted.session()).toBeUndefined()
  const leaving = [mounted.subscribe(() => {}), mounted.subscribe(() => {})]
  expect(counts).toEqual({ opened: 1, closed: 0 })
  leaving[0]?.()
  expect(mounted.session()).toBeDefined()
  leaving[1]?.()
  expect(mounted.session()).toBeUndefined()
  expect(counts).toEqual({ opened: 1, closed: 1 })
})

test('mounting, unmounting and mounting again leaves exactly one open', () => {
  const { counts, mounted } = counted()
  mounted.subscribe(() => {})()
  mounted.subscribe(() => {})
  expect(counts).toEqual({ opened: 2, closed: 1 })
})
