/** What goes out on one socket, so that a reader who does not keep up costs the server a bounded amount. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { limits } from '#shared/limits.ts'
import { closeCode } from '#shared/protocol.ts'

/** How long a closing socket may take to say goodbye before it is cut. */
const farewellMs = 1_000

export type OutgoingSocket = Pick<
  WebSocket,
  'bufferedAmount' | 'readyState' | 'send' | 'close' | 'terminate'
>

/** The line below it. */
export type Line = Pick<Duplex, 'cork' | 'uncork'>

export function openOutlet(socket: OutgoingSocket, line: Line) {
  const open = () => socket.readyState === 1

  let gathering = false
  /** Frames of one turn leave together: handing bytes to the system costs more than all that was done to make them. */
  const gather = () => {
    if (gathering) return
    gathering = true
    line.cork()
    process.nextTick(() => {
      gathering = false
      line.uncork()
    })
  }

  const close = (code: number, reason: string) => {
    if (!open()) return
    socket.close(code, reason)
    // Towards somebody who does not read, the close frame queues up behind everything else.
    setTimeout(() => socket.terminate(), farewellMs).unref()
  }

  /** Whole documents on their way: asked for, and allowed to be larger than any backlog. */
  let differenceBytes = 0

  const backlog = () => socket.bufferedAmount - differenceBytes

  const send = (frame: Uint8Array) => {
    if (!open()) return
    if (backlog() > limits.bufferedHardBytes) close(closeCode.tryLater, 'reads too slowly')
    else {
      gather()
      socket.send(frame)
    }
  }

  return {
    send,
    sendDifference(frame: Uint8Array): void {
      if (!open()) return
      differenceBytes += frame.length
      gather()
      socket.send(frame, () => (differenceBytes -= frame.length))
    },
    /** Dropped for a slow reader: the next one says more than all that were missed. */
    sendPresence(frame: Uint8Array): void {
      if (backlog() <= limits.bufferedSoftBytes) send(frame)
    },
    close,
  }
}

export type Outlet = ReturnType<typeof openOutlet>
