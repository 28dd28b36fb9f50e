/** The store's questions in SQL. What the tables hold was checked when it was written, so rows are only renamed. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { AssetId, ParticipantId, RoomId } from '#shared/ids.ts'
import type { DocumentName } from '#shared/document.ts'
import { prepareArchiveReads } from './sqlite-archive.ts'
import { prepareEntryReads } from './sqlite-entries.ts'
import type { Reads } from './sqlite-requests.ts'
import { StorageError } from './storage-error.ts'
import type {
  Checkpoint,
  ClientBinding,
  LinkRecord,
  LogRow,
  ParticipantRecord,
  RoomRecord,
  StoredImage,
} from './store.ts'

/** NULL is how SQLite says undefined. */
type Nullable<T> = {
  [K in keyof T]: T[K] extends Exclude<T[K], undefined> ? T[K] : Exclude<T[K], undefined> | null
}

/** Of the room whose id is the first parameter. */
const roomOf = '(SELECT key FROM room WHERE id = ?1)'
const linkColumns = `selector, hash, room.id AS room, link.role AS role,
  link.created_at AS createdAtMs, revoked_at AS revokedAtMs`
const participantColumns = `participant.id AS id, room.id AS room, participant.role AS role, name, colour,
  preview, participant.link AS link, joined_at AS joinedAtMs, participant.selector AS selector, participant.hash AS hash`

/** A log row without its room, its checksum still signed. */
type LogEntry = Omit<LogRow, 'room' | 'participant'> & {
  readonly participant: ParticipantId | null
}

export function prepareReads(database: DatabaseSync): Reads {
  const prepare = <Row>(sql: string) => {
    const statement = database.prepare(sql)
    return {
      all: (...values: SQLInputValue[]) => statement.all(...values) as unknown as Row[],
      get: (...values: SQLInputValue[]) => statement.get(...values) as unknown as Row | undefined,
    }
  }

  const rooms = prepare<Nullable<RoomRecord>>(
    `SELECT id, candidate, role, language, status, created_at AS createdAtMs, started_at AS startedAtMs,
       ended_at AS endedAtMs, delete_at AS deleteAtMs,
       debrief_minutes AS debriefMinutes, prepared FROM room WHERE id = ?`,
  )
  const linkBySelector = prepare<Nullable<LinkRecord>>(
    `SELECT ${linkColumns} FROM link JOIN room ON room.key = link.room WHERE selector = ?`,
  )
  const linksOfRoom = prepare<Nullable<LinkRecord>>(
    `SELECT ${linkColumns} FROM link JOIN room ON room.key = link.room WHERE room.id = ? ORDER BY link.key DESC`,
  )
  type ParticipantRow = Omit<ParticipantRecord, 'preview'> & { preview: number }
  const participantBySelector = prepare<ParticipantRow & { linkRevokedAtMs: number | null }>(
    `SELECT ${participantColumns}, came.revoked_at AS linkRevokedAtMs
     FROM participant JOIN room ON room.key = participant.room JOIN link AS came ON came.selector = participant.link
     WHERE participant.selector = ?`,
  )
  const participantsOfRoom = prepare<ParticipantRow>(
    `SELECT ${participantColumns} FROM participant JOIN room ON room.key = participant.room
     WHERE room.id = ? ORDER BY number`,
  )
  const log = prepare<LogEntry>(
    `SELECT sequence, room.created_at + time AS timeMs, document.name AS document,
       participant.id AS participant, bytes AS "update", checksum
     FROM room JOIN (
         SELECT * FROM log WHERE room = ${roomOf} AND sequence > ?2
         UNION ALL
         SELECT room, sequence, time, document, participant, checksum, bytes FROM journal
         WHERE room = ${roomOf} AND sequence > max(?2,
           (SELECT coalesce(max(sequence), 0) FROM log WHERE room = ${roomOf}))
       ) AS row ON row.room = room.key
       JOIN document ON document.room = row.room AND document.number = row.document
       LEFT JOIN participant ON participant.room = row.room AND participant.number = row.participant
     WHERE room.id = ?1 ORDER BY sequence LIMIT ?3`,
  )
  const documentNumbers = prepare<{ number: number; name: DocumentName }>(
    `SELECT number, name FROM document WHERE room = ${roomOf}`,
  )
  const participantNumbers = prepare<{ number: number; id: ParticipantId }>(
    `SELECT number, id FROM participant WHERE room = ${roomOf}`,
  )
  const { archived, roomsToArchive } = prepareArchiveReads(database)
  const bindings = prepare<Omit<ClientBinding, 'room'>>(
    `SELECT document.name AS document, client AS clientId, participant.id AS participant
     FROM binding JOIN document ON document.room = binding.room AND document.number = binding.document
       JOIN participant ON participant.room = binding.room AND participant.number = binding.participant
     WHERE binding.room = ${roomOf} ORDER BY binding.document, client`,
  )
  const checkpoints = prepare<Omit<Checkpoint, 'room' | 'documents'> & { key: number }>(
    `SELECT key, sequence, time AS timeMs, checksum FROM checkpoint
     WHERE room = ${roomOf} ORDER BY sequence DESC LIMIT 1`,
  )
  const checkpointDocuments = prepare<{ name: DocumentName; bytes: Uint8Array }>(
    `SELECT document.name AS name, bytes FROM checkpoint_document
       JOIN checkpoint ON checkpoint.key = checkpoint
       JOIN document ON document.room = checkpoint.room AND document.number = document
     WHERE checkpoint = ? ORDER BY document.number`,
  )
  const images = prepare<Omit<StoredImage, 'asset'>>(
    `SELECT width, height, mime_type AS mimeType, bytes FROM image WHERE room = ${roomOf} AND asset = ?`,
  )
  const imageCount = prepare<{ count: number }>(
    `SELECT count(*) AS count FROM image WHERE room = ${roomOf}`,
  )
  const expired = prepare<Pick<RoomRecord, 'id'>>(
    'SELECT id FROM room WHERE delete_at <= ? ORDER BY delete_at',
  )

  const asLogRow = (room: RoomId, row: LogEntry): LogRow => ({
    ...row,
    room,
    participant: row.participant ?? undefined,
    checksum: row.checksum >>> 0,
  })
  const asParticipant = (row: ParticipantRow): ParticipantRecord => ({
    ...row,
    preview: row.preview === 1,
  })
  const asLink = (row: Nullable<LinkRecord>): LinkRecord => ({
    ...row,
    revokedAtMs: row.revokedAtMs ?? undefined,
  })

  function readArchive(room: RoomId, afterSequence: number, most: number): LogRow[] {
    const found = archived(room, afterSequence, most)
    if (found.length === 0) return []
    const createdAtMs = rooms.get(room)?.createdAtMs ?? 0
    const documents = new Map(documentNumbers.all(room).map(({ number, name }) => [number, name]))
    const people = new Map(participantNumbers.all(room).map(({ number, id }) => [number, id]))
    return found.map(({ sequence, time, document, participant, checksum, bytes }) => {
      const name = documents.get(document)
      if (name === undefined) throw new StorageError('corrupt', `There is no document ${document}.`)
      return asLogRow(room, {
        sequence,
        timeMs: createdAtMs + time,
        document: name,
        participant: participant === null ? null : (people.get(participant) ?? null),
        checksum,
        update: bytes,
      })
    })
  }

  return {
    readRoom: (id) => {
      const row = rooms.get(id)
      return (
        row && {
          ...row,
          startedAtMs: row.startedAtMs ?? undefined,
          endedAtMs: row.endedAtMs ?? undefined,
        }
      )
    },
    readLink: (selector) => {
      const row = linkBySelector.get(selector)
      return row && asLink(row)
    },
    readLinks: (room) => linksOfRoom.all(room).map(asLink),
    readParticipant: (selector) => {
      const row = participantBySelector.get(selector)
      return row && { ...asParticipant(row), linkRevokedAtMs: row.linkRevokedAtMs ?? undefined }
    },
    readParticipants: (room) => participantsOfRoom.all(room).map(asParticipant),
    readLog: (room, afterSequence, most = Infinity) => {
      const rows = readArchive(room, afterSequence, most)
      const from = rows.at(-1)?.sequence ?? afterSequence
      // SQLite takes a limit below zero for none.
      const left = most === Infinity ? -1 : most - rows.length
      for (const row of log.all(room, from, left)) rows.push(asLogRow(room, row))
      return rows
    },
    readBindings: (room) => bindings.all(room).map((row) => ({ ...row, room })),
    readCheckpoint: (room) => {
      const row = checkpoints.get(room)
      if (!row) return undefined
      const { key, ...checkpoint } = row
      const documents = checkpointDocuments
        .all(key)
        .map(({ name, bytes }) => [name, bytes] as const)
      return { ...checkpoint, room, documents: new Map(documents) }
    },
    readImage: (room, asset: AssetId) => {
      const row = images.get(room, Buffer.from(asset, 'hex'))
      return row && { ...row, asset }
    },
    countImages: (room) => imageCount.get(room)?.count ?? 0,
    roomsToArchive,
    roomsToDelete: (nowMs) => expired.all(nowMs).map(({ id }) => id),
    ...prepareEntryReads(database),
  }
}
