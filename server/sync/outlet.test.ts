import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { limits } from '#shared/limits.ts'
import { closeCode } from '#shared/protocol.ts'
import { openOutlet } from './outlet.ts'

/** A socket whose reader reads only when the test says so. */
function stalledSocket() {
  const waiting: { bytes: number; written: () => void }[] = []
  const socket = {
    readyState: 1 as const,
    sent: 0,
    closedWith: undefined as number | undefined,
    get bufferedAmount() {
      return waiting.reduce((sum, { bytes }) => sum + bytes, 0)
    },
    send(frame: Uint8Array, written: unknown = () => {}) {
      socket.sent++
      socket.said.push('frame')
      waiting.push({
        bytes: frame.length,
        written: () => typeof written === 'function' && written(),
      })
    },
    close(code: number) {
      socket.closedWith ??= code
    },
    terminate() {},
    /** What was done to the line below, in its order. */
    said: [] as string[],
    line: {
      cork: () => void socket.said.push('hold'),
      uncork: () => void socket.said.push('let go'),
    },
    drain() {
      for (const { written } of waiting.splice(0)) written()
    },
  }
  return socket
}

const mebibyte = new Uint8Array(1024 * 1024)

test('a slow reader misses presence first, and is let go before the backlog grows beyond its bound', () => {
  const socket = stalledSocket()
  const outlet = openOutlet(socket, socket.line)
  outlet.sendPresence(mebibyte)
  outlet.send(mebibyte)
  outlet.sendPresence(mebibyte)
  expect(socket.sent).toBe(2)
  for (let n = 0; n < 20; n++) outlet.send(mebibyte)
  expect(socket.closedWith).toBe(closeCode.tryLater)
  expect(socket.bufferedAmount).toBeLessThanOrEqual(limits.bufferedHardBytes + mebibyte.length)
})

test('a whole document on its way counts as no backlog, until it has arrived', () => {
  const socket = stalledSocket()
  const outlet = openOutlet(socket, socket.line)
  outlet.sendDifference(new Uint8Array(limits.documentBytes.whiteboard))
  outlet.send(mebibyte)
  outlet.sendPresence(mebibyte)
  expect(socket.closedWith).toBeUndefined()
  expect(socket.sent).toBe(3)
  socket.drain()
  for (let n = 0; n < 12; n++) outlet.send(mebibyte)
  expect(socket.closedWith).toBe(closeCode.tryLater)
})

test('frames of one turn leave together, those of the next on their own', async () => {
  const socket = stalledSocket()
  const outlet = openOutlet(socket, socket.line)
  const frame = Uint8Array.of(1)
  outlet.send(frame)
  outlet.sendDifference(frame)
  outlet.sendPresence(frame)
  await nextTurn()
  outlet.send(frame)
  await nextTurn()
  const first = ['hold', 'frame', 'frame', 'frame', 'let go']
  expect(socket.said).toEqual([...first, 'hold', 'frame', 'let go'])
})
