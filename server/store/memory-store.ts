/** A store that forgets everything at the end of the process: for tests, with the same promises while it lasts. */
import type { AssetId, ParticipantId, RoomId } from '#shared/ids.ts'
import { openMemoryEntries } from './memory-entries.ts'
import { StorageError } from './storage-error.ts'
import { rowsWorthArchiving } from './store.ts'
import type {
  Checkpoint,
  ClientBinding,
  Entry,
  LinkRecord,
  LogRow,
  ParticipantRecord,
  RoomRecord,
  Store,
  StoredImage,
} from './store.ts'

interface StoredRoom {
  record: RoomRecord
  links: LinkRecord[]
  readonly participants: ParticipantRecord[]
  readonly log: LogRow[]
  readonly bindings: Map<string, ClientBinding>
  checkpoints: Checkpoint[]
  /** How many rows of the log are in the archive: here that is all there is to it. */
  archived: number
  readonly images: Map<AssetId, StoredImage>
}

export function openMemoryStore(): Store {
  const rooms = new Map<RoomId, StoredRoom>()
  const entries = openMemoryEntries()
  let closed = false

  const conflict = (message: string) => new StorageError('conflict', message)

  function roomOf(id: RoomId): StoredRoom {
    const room = rooms.get(id)
    if (!room) throw conflict(`no room ${id}`)
    return room
  }

  function createRoom(record: RoomRecord, links: readonly LinkRecord[], rows: readonly LogRow[]) {
    if (rooms.has(record.id)) throw conflict(`room ${record.id} exists`)
    const room: StoredRoom = {
      record,
      links: [...links],
      participants: [],
      log: [],
      bindings: new Map(),
      checkpoints: [],
      archived: 0,
      images: new Map(),
    }
    expectDense(room, rows)
    room.log.push(...rows)
    rooms.set(record.id, room)
  }

  function replaceLink(
    id: RoomId,
    role: LinkRecord['role'],
    replacement: LinkRecord | undefined,
    nowMs: number,
    stays: ParticipantId | undefined,
  ) {
    const room = roomOf(id)
    const revoked = room.links.map((link) =>
      link.role === role && link.revokedAtMs === undefined ? { ...link, revokedAtMs: nowMs } : link,
    )
    room.links = replacement ? [...revoked, replacement] : revoked
    const one = room.participants.findIndex((found) => found.id === stays && found.role === role)
    const moved = room.participants[one]
    if (replacement && moved) room.participants[one] = { ...moved, link: replacement.selector }
  }

  function addParticipant(participant: ParticipantRecord) {
    const { participants } = roomOf(participant.room)
    if (participants.some(({ id }) => id === participant.id)) {
      throw conflict(`participant ${participant.id} exists`)
    }
    participants.push(participant)
  }

  function append({ rows, bindings, status }: Entry) {
    const id = rows[0]?.room ?? bindings[0]?.room ?? status?.id
    if (id === undefined) return
    const room = roomOf(id)
    expectDense(room, rows)
    for (const binding of bindings) {
      const owner = room.bindings.get(bindingKey(binding))?.participant
      if (owner !== undefined && owner !== binding.participant) throw conflict('client id is taken')
    }
    room.log.push(...rows)
    for (const binding of bindings) room.bindings.set(bindingKey(binding), binding)
    if (status) room.record = { ...room.record, ...status }
  }

  function expectDense(room: StoredRoom, rows: readonly LogRow[]) {
    for (const [index, { sequence }] of rows.entries()) {
      if (sequence !== room.log.length + 1 + index)
        throw conflict(`sequence ${sequence} leaves a gap`)
    }
  }

  /** Calls take effect in the order in which they are made; their promises settle in that order too. */
  async function soon<T>(act: () => T): Promise<T> {
    if (closed) throw new StorageError('closed', 'the store is closed')
    return act()
  }
  const read = <T>(id: RoomId, of: (room: StoredRoom) => T, absent: T) =>
    soon(() => {
      const room = rooms.get(id)
      return room ? of(room) : absent
    })

  return {
    createRoom: (record, links, rows) => soon(() => createRoom(record, links, rows)),
    readRoom: (id) => read<RoomRecord | undefined>(id, (room) => room.record, undefined),
    readLink: (selector) =>
      soon(() => {
        for (const { links } of rooms.values()) {
          const found = links.find((link) => link.selector === selector)
          if (found) return found
        }
        return undefined
      }),
    changeSettings: (id, settings) =>
      soon(() => {
        const room = roomOf(id)
        room.record = { ...room.record, ...settings }
      }),
    prepareAnew: (id, prepared) =>
      soon(() => {
        const room = roomOf(id)
        if (room.record.status === 'lobby') room.record = { ...room.record, prepared }
      }),
    readLinks: (id) => read(id, (room) => room.links.toReversed(), []),
    replaceLink: (id, role, replacement, nowMs, stays) =>
      soon(() => replaceLink(id, role, replacement, nowMs, stays)),
    addParticipant: (participant) => soon(() => addParticipant(participant)),
    readParticipant: (selector) =>
      soon(() => {
        for (const { participants, links } of rooms.values()) {
          const found = participants.find((participant) => participant.selector === selector)
          const came = links.find((link) => link.selector === found?.link)
          if (found && came) return { ...found, linkRevokedAtMs: came.revokedAtMs }
        }
        return undefined
      }),
    readParticipants: (id) => read(id, (room) => [...room.participants], []),
    append: (entry) => soon(() => append(entry)),
    readLog: (id, after, most = Infinity) =>
      read(id, (room) => room.log.slice(after, after + most), []),
    readBindings: (id) => read(id, (room) => [...room.bindings.values()], []),
    readCheckpoint: (id) =>
      read<Checkpoint | undefined>(id, (room) => room.checkpoints.at(-1), undefined),
    writeCheckpoint: (checkpoint) =>
      soon(() => {
        const room = roomOf(checkpoint.room)
        room.checkpoints = [
          ...room.checkpoints.filter(({ sequence }) => sequence !== checkpoint.sequence),
          checkpoint,
        ].slice(-2)
      }),
    roomsToArchive: (endedBeforeMs) =>
      soon(() =>
        [...rooms.values()].flatMap(({ record: { id, endedAtMs }, log, archived }) =>
          endedAtMs !== undefined &&
          endedAtMs <= endedBeforeMs &&
          log.length - archived >= rowsWorthArchiving
            ? id
            : [],
        ),
      ),
    archiveLog: (id) =>
      soon(() => {
        const room = roomOf(id)
        room.archived = room.log.length
      }),
    addImage: (id, image) =>
      soon(() => {
        const { images } = roomOf(id)
        if (!images.has(image.asset)) images.set(image.asset, image)
      }),
    readImage: (id, asset) =>
      read<StoredImage | undefined>(id, (room) => room.images.get(asset), undefined),
    countImages: (id) => read(id, (room) => room.images.size, 0),
    roomsToDelete: (nowMs) =>
      soon(() =>
        [...rooms.values()].flatMap(({ record }) => (record.deleteAtMs <= nowMs ? record.id : [])),
      ),
    deleteRoom: (id) => soon(() => void rooms.delete(id)),
    addEntryVersion: (entry) => soon(() => entries.add(entry)),
    readEntries: () => soon(() => entries.newest()),
    readOfferedEntries: () => soon(() => entries.offered()),
    readEntryVersions: (name) => soon(() => entries.versions(name)),
    readEntryVersion: (name, version) => soon(() => entries.version(name, version)),
    deleteEntry: (name) => soon(() => entries.remove(name)),
    check: () => soon(() => undefined),
    close: async () => {
      closed = true
    },
  }
}

const bindingKey = ({ document, clientId }: ClientBinding) => `${document} ${clientId}`
