/** The whiteboard document: how its records lie in it, and what they may be. Names no board library. */
export {
  isStroke,
  readRecord,
  recordsOf,
  touchedRecords,
  writeRecord,
} from './whiteboard-record.ts'
export type { BoardRecord } from './whiteboard-record.ts'
export { boardRecordProblem, checkRecords, recordProblem } from './whiteboard-check.ts'
