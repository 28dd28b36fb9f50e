/** The rooms that are open: each once, for as long as somebody is in it and a little longer. */
import type { RoomId } from '#shared/ids.ts'
import { closeCode } from '#shared/protocol.ts'
import { OpenRoom } from './live-room.ts'
import type { LiveRoom, LiveRooms, LiveRoomsOptions } from './live-rooms.ts'
import { loadRoom } from './load-room.ts'

/** Long enough for a reload, short enough that a day's rooms do not pile up. */
const defaultIdleAfterMs = 60_000

interface Slot {
  readonly opening: Promise<OpenRoom | undefined>
  room: OpenRoom | undefined
  /** Raised by every opening and coming and going: what was idle before is not idle any more. */
  touches: number
  timer: NodeJS.Timeout | undefined
}

export function openLiveRooms(options: LiveRoomsOptions): LiveRooms {
  return new OpenRooms(options)
}

class OpenRooms implements LiveRooms {
  readonly #options: LiveRoomsOptions
  readonly #slots = new Map<RoomId, Slot>()
  /** Rooms whose last rows are still on their way to disk: what is read before that is not the end of the log. */
  readonly #leaving = new Map<RoomId, Promise<unknown>>()
  #closed = false

  constructor(options: LiveRoomsOptions) {
    this.#options = options
  }

  async open(id: RoomId): Promise<LiveRoom | undefined> {
    if (this.#closed) throw new Error('the rooms are closed')
    const slot = this.#slots.get(id) ?? this.#begin(id)
    const room = await slot.opening
    if (room) this.#touch(id, slot)
    return room
  }

  count(): number {
    return this.#slots.size
  }

  async discard(id: RoomId, code: number, reason: string): Promise<void> {
    const slot = this.#slots.get(id)
    if (!slot) {
      await this.#leaving.get(id)
      return
    }
    const room = await slot.opening.catch(() => undefined)
    if (room) await this.#leave(id, slot, room, code, reason)
  }

  async close(code: number): Promise<void> {
    this.#closed = true
    const slots = [...this.#slots]
    await Promise.allSettled(
      slots.map(async ([id, slot]) => {
        const room = await slot.opening
        // Once so that what was accepted is acknowledged, and again in leaving for what came meanwhile.
        await room?.settled()
        if (room) await this.#leave(id, slot, room, code, 'the server stops')
      }),
    )
    await Promise.all(this.#leaving.values())
  }

  #begin(id: RoomId): Slot {
    const slot: Slot = { opening: this.#load(id), room: undefined, touches: 0, timer: undefined }
    this.#slots.set(id, slot)
    void this.#fill(id, slot)
    return slot
  }

  async #fill(id: RoomId, slot: Slot) {
    try {
      slot.room = await slot.opening
    } catch {
      // Told to everybody who asked; the next one tries again.
    }
    if (!slot.room) this.#forget(id, slot)
  }

  async #load(id: RoomId): Promise<OpenRoom | undefined> {
    await this.#leaving.get(id)
    const { store, nowMs = Date.now, onDamage, onStorageFailure } = this.#options
    const loaded = await loadRoom(store, id)
    return (
      loaded &&
      new OpenRoom(loaded, {
        store,
        nowMs,
        onClients: () => this.#onClients(id),
        onDamage: (problem) => onDamage?.(id, problem),
        onFailure: (error) => {
          this.#onFailure(id)
          onStorageFailure?.(id, error)
        },
        onTrouble: (error) => onStorageFailure?.(id, error),
      })
    )
  }

  #onClients(id: RoomId) {
    const slot = this.#slots.get(id)
    if (slot?.room) this.#touch(id, slot)
  }

  #touch(id: RoomId, slot: Slot) {
    slot.touches++
    clearTimeout(slot.timer)
    slot.timer = undefined
    if (!slot.room || slot.room.clientCount > 0 || this.#slots.get(id) !== slot) return
    const { idleAfterMs = defaultIdleAfterMs } = this.#options
    slot.timer = setTimeout(() => void this.#closeIdle(id, slot), idleAfterMs).unref()
  }

  async #closeIdle(id: RoomId, slot: Slot) {
    const { room, touches } = slot
    if (!room) return
    // A room that cannot be settled has failed, and left already.
    await room.settled().catch(() => undefined)
    await room.checkpoint()
    if (slot.touches !== touches || this.#slots.get(id) !== slot) return
    await this.#leave(id, slot, room, closeCode.tryLater, 'idle')
  }

  /** Its clients are told already; the next opening reads the store. */
  #onFailure(id: RoomId) {
    const slot = this.#slots.get(id)
    if (slot?.room) void this.#leave(id, slot, slot.room, closeCode.tryLater, 'storage')
  }

  #leave(id: RoomId, slot: Slot, room: OpenRoom, code: number, reason: string): Promise<unknown> {
    const present = this.#leaving.get(id)
    if (this.#slots.get(id) !== slot) return present ?? Promise.resolve()
    this.#forget(id, slot)
    room.close(code, reason)
    const left = room
      .settled()
      .catch(() => undefined)
      .then(() => this.#leaving.delete(id))
    this.#leaving.set(id, left)
    return left
  }

  #forget(id: RoomId, slot: Slot) {
    clearTimeout(slot.timer)
    if (this.#slots.get(id) === slot) this.#slots.delete(id)
  }
}
