/** The database's shape, and how an older file gets there. Each step runs once; steps are added, never changed. */
import type { DatabaseSync } from 'node:sqlite'
import { StorageError } from './storage-error.ts'

/**
 * A log row is stored tens of thousands of times a room: rooms go by an integer key, documents and participants
 * by a number within their room, times by their distance from the room's creation. Each costs one to three bytes.
 */
const steps = [
  `
  CREATE TABLE room (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    candidate TEXT NOT NULL,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    delete_at INTEGER NOT NULL,
    prepared TEXT NOT NULL
  ) STRICT;
  CREATE INDEX room_delete_at ON room (delete_at);

  CREATE TABLE link (
    key INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    selector TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL,
    role TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX link_room ON link (room);

  CREATE TABLE participant (
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    selector TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    colour INTEGER NOT NULL,
    preview INTEGER NOT NULL,
    link TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (room, number),
    UNIQUE (room, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE document (
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (room, number),
    UNIQUE (room, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE log (
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    document INTEGER NOT NULL,
    participant INTEGER,
    checksum INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (room, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE binding (
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    document INTEGER NOT NULL,
    client INTEGER NOT NULL,
    participant INTEGER NOT NULL,
    PRIMARY KEY (room, document, client)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE checkpoint (
    key INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (room, sequence)
  ) STRICT;
  CREATE TABLE checkpoint_document (
    key INTEGER PRIMARY KEY,
    checkpoint INTEGER NOT NULL REFERENCES checkpoint ON DELETE CASCADE,
    document INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (checkpoint, document)
  ) STRICT;

  CREATE TABLE image (
    key INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    asset BLOB NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    mime_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (room, asset)
  ) STRICT;
  `,
  'ALTER TABLE room ADD COLUMN debrief_minutes INTEGER NOT NULL DEFAULT 120;',
  // No room's: what a team writes for its library outlives every interview made of it.
  `
  CREATE TABLE entry (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (kind, id)
  ) STRICT;

  CREATE TABLE entry_version (
    key INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    version INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    offered INTEGER NOT NULL,
    files TEXT NOT NULL,
    UNIQUE (entry, version)
  ) STRICT;
  `,
  `
  CREATE TABLE journal (
    key INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    document INTEGER NOT NULL,
    participant INTEGER,
    checksum INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE archive (
    key INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (room, first)
  ) STRICT;
  `,
]

/** Brings the file to this version. Throws on one that a newer version wrote: it would be misread. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > steps.length) {
    throw new StorageError(
      'version',
      'This database was written by a newer version of Pairboard. Run that version, or restore a backup.',
    )
  }
  for (const [index, step] of steps.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}
