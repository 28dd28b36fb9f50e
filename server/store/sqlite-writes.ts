/** The store's writes in SQL. Each throws a StorageError for what contradicts the tables; the commit undoes it then. */
import type { DatabaseSync } from 'node:sqlite'
import type { DocumentName } from '#shared/document.ts'
import type { ParticipantId, RoomId } from '#shared/ids.ts'
import { prepareArchiveWrites } from './sqlite-archive.ts'
import { prepareEntryWrites } from './sqlite-entries.ts'
import type { Journal } from './sqlite-journal.ts'
import { StorageError } from './storage-error.ts'
import type { Writes } from './sqlite-requests.ts'
import type { LinkRecord, LogRow } from './store.ts'

/** What a write needs to know of a room that was written to before; forgotten whenever anything is rolled back. */
interface KnownRoom {
  readonly key: number
  readonly createdAtMs: number
  lastSequence: number
  readonly documents: Map<DocumentName, number>
  readonly participants: Map<ParticipantId, number>
}

export interface PreparedWrites extends Writes {
  deleteRoom(room: RoomId): void
  /** To be called after every rollback. */
  forget(): void
}

export function prepareWrites(database: DatabaseSync, journal: Journal): PreparedWrites {
  const known = new Map<RoomId, KnownRoom>()
  const { archive } = prepareArchiveWrites(database)
  const prepare = (sql: string) => database.prepare(sql)

  const findRoom = prepare(
    `SELECT key, created_at AS createdAtMs, max(
         (SELECT coalesce(max(sequence), 0) FROM log WHERE room = room.key),
         (SELECT coalesce(max(sequence), 0) FROM journal WHERE room = room.key),
         (SELECT coalesce(max(last), 0) FROM archive WHERE room = room.key)
       ) AS lastSequence FROM room WHERE id = ?`,
  )
  const findDocument = prepare('SELECT number FROM document WHERE room = ? AND name = ?')
  const findParticipant = prepare('SELECT number FROM participant WHERE room = ? AND id = ?')
  const insertRoom = prepare('INSERT INTO room VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const updateStatus = prepare(
    'UPDATE room SET status = ?, started_at = ?, ended_at = ? WHERE key = ?',
  )
  const updateSettings = prepare(
    'UPDATE room SET language = ?, delete_at = ?, debrief_minutes = ? WHERE key = ?',
  )
  const updatePrepared = prepare("UPDATE room SET prepared = ? WHERE key = ? AND status = 'lobby'")
  const insertLink = prepare('INSERT INTO link VALUES (NULL, ?, ?, ?, ?, ?, ?)')
  const revokeLink = prepare(
    'UPDATE link SET revoked_at = ? WHERE room = ? AND role = ? AND revoked_at IS NULL',
  )
  const moveParticipant = prepare(
    'UPDATE participant SET link = ? WHERE room = ? AND id = ? AND role = ?',
  )
  const insertParticipant = prepare(
    `INSERT INTO participant SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
     FROM participant WHERE room = ?1`,
  )
  const insertDocument = prepare(
    `INSERT INTO document SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM document WHERE room = ?1
     RETURNING number`,
  )
  const findBinding = prepare(
    'SELECT participant FROM binding WHERE room = ? AND document = ? AND client = ?',
  )
  const insertBinding = prepare('INSERT INTO binding VALUES (?, ?, ?, ?)')
  const dropCheckpoint = prepare('DELETE FROM checkpoint WHERE room = ? AND sequence = ?')
  const insertCheckpoint = prepare('INSERT INTO checkpoint VALUES (NULL, ?, ?, ?, ?) RETURNING key')
  const insertCheckpointDocument = prepare('INSERT INTO checkpoint_document VALUES (NULL, ?, ?, ?)')
  const dropOldCheckpoints = prepare(
    `DELETE FROM checkpoint WHERE room = ?1 AND key NOT IN
       (SELECT key FROM checkpoint WHERE room = ?1 ORDER BY sequence DESC LIMIT 2)`,
  )
  const insertImage = prepare(
    'INSERT INTO image VALUES (NULL, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const deleteRoom = prepare('DELETE FROM room WHERE id = ?')

  function roomOf(id: RoomId): KnownRoom {
    const present = known.get(id)
    if (present) return present
    const row = findRoom.get(id)
    if (!row) throw new StorageError('conflict', `There is no room ${id}.`)
    const room: KnownRoom = {
      key: Number(row['key']),
      createdAtMs: Number(row['createdAtMs']),
      lastSequence: Number(row['lastSequence']),
      documents: new Map(),
      participants: new Map(),
    }
    // More rooms than ever are open at once: whatever falls out is looked up again.
    const [oldest] = known.keys()
    if (known.size >= 10_000 && oldest !== undefined) known.delete(oldest)
    known.set(id, room)
    return room
  }

  function documentOf(room: KnownRoom, name: DocumentName): number {
    const present = room.documents.get(name)
    if (present !== undefined) return present
    const row = findDocument.get(room.key, name) ?? insertDocument.get(room.key, name)
    const number = Number(row?.['number'])
    room.documents.set(name, number)
    return number
  }

  function participantOf(room: KnownRoom, id: ParticipantId): number {
    const present = room.participants.get(id)
    if (present !== undefined) return present
    const row = findParticipant.get(room.key, id)
    if (!row) throw new StorageError('conflict', `There is no participant ${id}.`)
    const number = Number(row['number'])
    room.participants.set(id, number)
    return number
  }

  function appendRow(row: LogRow) {
    const room = roomOf(row.room)
    if (row.sequence !== room.lastSequence + 1) {
      throw new StorageError(
        'conflict',
        `Row ${row.sequence} does not follow ${room.lastSequence}.`,
      )
    }
    journal.append([
      room.key,
      row.sequence,
      row.timeMs - room.createdAtMs,
      documentOf(room, row.document),
      row.participant === undefined ? null : participantOf(room, row.participant),
      // As a signed integer it takes four bytes, as an unsigned one often six.
      row.checksum | 0,
      row.update,
    ])
    room.lastSequence = row.sequence
  }

  function addLink({ room, selector, hash, role, createdAtMs, revokedAtMs }: LinkRecord) {
    insertLink.run(roomOf(room).key, selector, hash, role, createdAtMs, revokedAtMs ?? null)
  }

  return {
    createRoom: ({ room, links, rows }) => {
      insertRoom.run(
        room.id,
        room.candidate,
        room.role,
        room.language,
        room.status,
        room.createdAtMs,
        room.startedAtMs ?? null,
        room.endedAtMs ?? null,
        room.deleteAtMs,
        room.prepared,
        room.debriefMinutes,
      )
      for (const link of links) addLink(link)
      for (const row of rows) appendRow(row)
    },
    replaceLink: ({ room, role, replacement, nowMs, stays = null }) => {
      const { key } = roomOf(room)
      revokeLink.run(nowMs, key, role)
      if (!replacement) return
      addLink(replacement)
      moveParticipant.run(replacement.selector, key, stays, role)
    },
    addParticipant: (participant) => {
      const { id, selector, hash, role, name, colour, preview, link, joinedAtMs } = participant
      const room = roomOf(participant.room).key
      const seen = preview ? 1 : 0
      insertParticipant.run(room, id, selector, hash, role, name, colour, seen, link, joinedAtMs)
    },
    append: ({ rows, bindings, status }) => {
      for (const row of rows) appendRow(row)
      for (const binding of bindings) {
        const room = roomOf(binding.room)
        const document = documentOf(room, binding.document)
        const owner = participantOf(room, binding.participant)
        const present = findBinding.get(room.key, document, binding.clientId)
        if (!present) insertBinding.run(room.key, document, binding.clientId, owner)
        else if (present['participant'] !== owner) {
          throw new StorageError('conflict', `Client id ${binding.clientId} is somebody else's.`)
        }
      }
      if (!status) return
      const { id, startedAtMs, endedAtMs } = status
      updateStatus.run(status.status, startedAtMs ?? null, endedAtMs ?? null, roomOf(id).key)
    },
    changeSettings: ({ room, settings: { language, deleteAtMs, debriefMinutes } }) => {
      updateSettings.run(language, deleteAtMs, debriefMinutes, roomOf(room).key)
    },
    prepareAnew: ({ room, prepared }) => {
      updatePrepared.run(prepared, roomOf(room).key)
    },
    writeCheckpoint: ({ room: id, sequence, timeMs, checksum, documents }) => {
      const room = roomOf(id)
      dropCheckpoint.run(room.key, sequence)
      const key = Number(insertCheckpoint.get(room.key, sequence, timeMs, checksum)?.['key'])
      for (const [name, bytes] of documents) {
        insertCheckpointDocument.run(key, documentOf(room, name), bytes)
      }
      dropOldCheckpoints.run(room.key)
    },
    archiveLog: ({ room }) => archive(roomOf(room).key),
    addImage: ({ room, image }) => {
      const { asset, width, height, mimeType, bytes } = image
      const name = Buffer.from(asset, 'hex')
      insertImage.run(roomOf(room).key, name, width, height, mimeType, bytes)
    },
    deleteRoom: (id) => {
      deleteRoom.run(id)
      known.delete(id)
    },
    ...prepareEntryWrites(database),
    forget: () => known.clear(),
  }
}
