/** Every bound of the product in one place, each with its reason. Bytes, counts and milliseconds, as the names say. */
export const limits = {
  /** More people than any interview seats; bounds what one room can cost. */
  connectionsPerRoom: 64,
  participantsPerRoom: 64,
  /** The largest frame that is read at all: one whole sync step 2 after a long time offline. */
  frameBytes: 4 * 1024 * 1024,
  /** One edit. A paste of 200 KB and its overhead fit. */
  updateBytes: 256 * 1024,
  /** Everything that a browser wrote while it was offline. */
  syncStep2Bytes: 4 * 1024 * 1024,
  presenceFrameBytes: 8 * 1024,
  presenceStateBytes: 4 * 1024,
  /** A paste above this is refused with a message rather than sent in pieces. */
  pasteBytes: 200_000,
  /** A whole document when folded; above, writing to it is refused and says so. */
  documentBytes: {
    code: 2 * 1024 * 1024,
    whiteboard: 10 * 1024 * 1024,
    agenda: 1024 * 1024,
    backstage: 1024 * 1024,
    scorecard: 1024 * 1024,
  },
  /** tldraw stays fluent up to here; one record is a long stroke at most. */
  whiteboardRecords: 4_000,
  whiteboardRecordBytes: 128 * 1024,
  files: 50,
  fileNameLength: 100,
  /** How far one update may move a client's clock: more than a paste, far less than a bomb. */
  clockAdvance: 1_000_000,
  /** An image as pasted, and after it was made anew. */
  imageUploadBytes: 10 * 1024 * 1024,
  imagePixels: 40_000_000,
  imageSide: 2_048,
  imagesPerRoom: 100,
  /** A socket whose reader is slow: presence is skipped at the first, the socket is closed at the second. */
  bufferedSoftBytes: 1024 * 1024,
  bufferedHardBytes: 8 * 1024 * 1024,
  /** Facts that a candidate's browser tells: more than any interview brings, each a row of the log. */
  signalsPerRoom: 300,
  /** A year: longer than any hiring decision, shorter than for ever. */
  retentionDays: 365,
  /** A week. */
  debriefMinutes: 7 * 24 * 60,
  /** One exercise, plan or rubric that a team writes: many languages' starters, solutions and naive versions fit. */
  entryFiles: 200,
  /** `starter/python/lift.py`. */
  entryDepth: 3,
  entryFileBytes: 128 * 1024,
  entryBytes: 1024 * 1024,
  /** As a request: every character may be written as six. */
  entryBodyBytes: 2 * 1024 * 1024,
  /** A zip of one, and how much more may come out of it than went in: text shrinks to a twentieth, seldom less. */
  entryZipBytes: 1024 * 1024,
  entryZipRatio: 200,
  /** A team's own entries, and the versions that are kept of each. */
  teamEntries: 500,
  versionsPerEntry: 200,
  nameLength: 80,
  titleLength: 120,
  noteLength: 2_000,
  /** Something is sent to each socket at least this often: browsers give up after 30 s of silence. */
  tickMs: 10_000,
  jsonBodyBytes: 256 * 1024,
} as const
