/** A line between browser and server that does what lines do: delays, chops, stalls, half-closes, breaks. */
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { Dice } from '../sizes.ts'

/** What the line does until it is told otherwise. */
export interface Weather {
  /** Each piece waits so long, one behind the other. */
  readonly delayMs: number
  /** Pieces of at most so many bytes. */
  readonly pieceBytes: number
  /** Nothing gets through in this direction, and nobody is told. */
  readonly stalled: 'neither' | 'up' | 'down' | 'both'
}

export const fairWeather: Weather = { delayMs: 0, pieceBytes: 65_536, stalled: 'neither' }

export interface BrokenLine {
  /** In place of the server's. */
  readonly url: string
  weather: Weather
  /** Breaks every connection with a reset. */
  reset(): void
  /** Ends every connection towards the server, and lets the browser believe that it stands. */
  halfClose(): void
  close(): Promise<void>
}

interface Connection {
  readonly browser: Socket
  readonly server: Socket
}

export async function openBrokenLine(serverUrl: string): Promise<BrokenLine> {
  const { port } = new URL(serverUrl)
  const connections = new Set<Connection>()
  const line: { weather: Weather } = { weather: fairWeather }

  const listener = createServer((browser) => {
    const server = connect(Number(port), '127.0.0.1')
    const connection = { browser, server }
    connections.add(connection)
    const gone = () => {
      connections.delete(connection)
      browser.destroy()
      server.destroy()
    }
    carry(browser, server, () => (isStalled('up') ? 'stalled' : line.weather))
    carry(server, browser, () => (isStalled('down') ? 'stalled' : line.weather))
    for (const end of [browser, server]) end.on('error', gone).on('close', gone)
  })
  const isStalled = (direction: 'up' | 'down') =>
    line.weather.stalled === direction || line.weather.stalled === 'both'

  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port: ownPort } = listener.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${ownPort}`,
    get weather() {
      return line.weather
    },
    set weather(weather) {
      line.weather = weather
    },
    reset() {
      for (const { browser, server } of connections) {
        browser.resetAndDestroy()
        server.resetAndDestroy()
      }
    },
    halfClose() {
      for (const connection of connections) {
        connection.server.removeAllListeners('close').on('close', () => {})
        connection.server.destroy()
      }
    },
    async close() {
      for (const { browser, server } of connections) {
        browser.destroy()
        server.destroy()
      }
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}

/** Hands on what comes, piece by piece in its order, as the weather of that moment allows. */
function carry(from: Socket, to: Socket, weather: () => Weather | 'stalled') {
  const waiting: Buffer[] = []
  let carrying = false
  from.on('data', (bytes: Buffer) => {
    waiting.push(bytes)
    if (!carrying) void carryAll()
  })

  async function carryAll() {
    carrying = true
    for (let bytes = waiting.shift(); bytes; bytes = waiting.shift()) {
      for (let at = 0; at < bytes.length && !to.destroyed;) {
        const now = weather()
        if (now === 'stalled') {
          await pause(10)
          continue
        }
        if (now.delayMs > 0) await pause(now.delayMs)
        // So many pieces a turn: a byte at a time, each in a turn of its own, would take minutes.
        for (let n = 0; n < 64 && at < bytes.length; n++) {
          const piece = bytes.subarray(at, at + now.pieceBytes)
          at += piece.length
          if (!to.destroyed) to.write(piece)
        }
      }
    }
    carrying = false
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export function changeWeather(dice: Dice): Weather {
  return {
    delayMs: dice.of([0, 0, 1, 5, 30]),
    pieceBytes: dice.of([1, 7, 1_400, 65_536]),
    stalled: dice.of(['neither', 'neither', 'neither', 'up', 'down', 'both'] as const),
  }
}
