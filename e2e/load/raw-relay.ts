/** The limit that physics sets here: every frame goes to the others in the room, and nothing else happens. */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { announce } from './announce.ts'

const rooms = new Map<string, Set<WebSocket>>()
const http = createServer()
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })

sockets.on('connection', (socket, request) => {
  const name = request.url ?? ''
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room.add(socket))
  socket.on('message', (frame, isBinary) => {
    for (const other of room) if (other !== socket) other.send(frame, { binary: isBinary })
  })
  socket.on('close', () => room.delete(socket))
})

announce(http)
