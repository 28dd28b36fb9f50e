/** A room that is open: its documents share one log, one order and one state. */
import {
  endFocus,
  isUnwatched,
  setRunners,
  unwatchedLeftMs,
  writeFarewell,
} from '#shared/agenda.ts'
import type { Agenda, FocusEnd } from '#shared/agenda.ts'
import { preparedSchema } from '#shared/api.ts'
import { parseDocumentName, scorecardOf } from '#shared/document.ts'
import type { DocumentId, DocumentName } from '#shared/document.ts'
import type { ParticipantId } from '#shared/ids.ts'
import type { Asker, RoomState, RoomStatus } from '#shared/permissions.ts'
import { closeCode } from '#shared/protocol.ts'
import { readScorecard } from '#shared/scorecard.ts'
import type { Scorecard } from '#shared/scorecard.ts'
import { writeSealed } from '#shared/sealing.ts'
import type { SealProblem } from '#shared/sealing.ts'
import { addSignal } from '#shared/signals.ts'
import type { SignalReport } from '#shared/signals.ts'
import type { Store } from '../store/store.ts'
import { ClientIds } from './client-ids.ts'
import { DocumentContent, foldByTurns } from './document-content.ts'
import { turnToFold } from './fold-turns.ts'
import { OpenDocument } from './live-document.ts'
import type { LiveRoom } from './live-rooms.ts'
import type { LoadedDocument, LoadedRoom } from './load-room.ts'
import { RoomLog } from './room-log.ts'
import { statusChange } from './status-change.ts'
import type { Standing } from './status-change.ts'
import { StatusError } from './status-error.ts'

/** Opening a room reads at most about so many rows behind its checkpoint. */
const rowsPerCheckpoint = 2_000
/** Mostly it reads fewer: once nobody has written for a moment, so many are worth one in a room of usual size. */
const rowsWhenQuiet = 200
const quietAfterMs = 2_000
const usualBytes = 512 * 1024

export interface OpenRoomOptions {
  readonly store: Store
  readonly nowMs: () => number
  /** Clients came or went. */
  readonly onClients: () => void
  readonly onDamage: (problem: string) => void
  /** The store refused: the room serves nothing any more. */
  readonly onFailure: (error: unknown) => void
  /** A checkpoint could not be written; nothing is lost, the log holds it all. */
  readonly onTrouble: (error: unknown) => void
}

export class OpenRoom implements LiveRoom {
  readonly #options: OpenRoomOptions
  readonly #log: RoomLog
  readonly #documents = new Map<DocumentName, OpenDocument>()
  readonly #agenda: OpenDocument
  /** As the log will have it once all that was accepted is on disk. */
  #accepted: Standing
  #standing: Standing
  #state: RoomState
  #checkpointAt: number
  #checkpointing: Promise<void> | undefined
  #quietTimer: NodeJS.Timeout | undefined
  #focusTimer: NodeJS.Timeout | undefined
  #closed = false

  constructor(loaded: LoadedRoom, options: OpenRoomOptions) {
    const { end } = loaded
    const { id, status, startedAtMs, endedAtMs } = loaded.record
    // Not the whole record: what was prepared is larger than all that an hour writes.
    const standing = { id, status, startedAtMs, endedAtMs }
    this.#options = options
    this.#standing = standing
    this.#accepted = standing
    this.#checkpointAt = end.sequence - loaded.rowsSinceCheckpoint
    this.#state = {
      status,
      damaged: loaded.damage !== undefined,
      locks: { code: false, whiteboard: false },
      unwatched: false,
      runners: 'all',
    }
    const { store, nowMs } = options
    const onFailure = (error: unknown) => this.#fail(error)
    this.#log = new RoomLog({ store, room: id, end, nowMs, onFailure })
    for (const [name, document] of loaded.documents) {
      const parsed = parseDocumentName(name)
      if (parsed) this.#add(parsed, document)
    }
    this.#agenda = this.#documents.get('agenda') ?? this.#add(agendaId)
    this.#readAgenda(this.#agenda.agenda())
    if (loaded.damage !== undefined) options.onDamage(loaded.damage)
  }

  get standing(): Standing {
    return this.#standing
  }

  get state(): RoomState {
    return this.#state
  }

  get clientCount(): number {
    let count = 0
    for (const { clientCount } of this.#documents.values()) count += clientCount
    return count
  }

  async document(id: DocumentId): Promise<OpenDocument | undefined> {
    const present = this.#documents.get(id.name)
    if (present) return present
    if (id.owner !== undefined && !(await this.#isExaminer(id.owner))) return undefined
    // Somebody else may have asked for it meanwhile.
    return this.#documents.get(id.name) ?? this.#add(id)
  }

  async changeStatus(to: RoomStatus): Promise<Standing> {
    const drillDown = this.#accepted.status === 'lobby' ? await this.#drillDown() : undefined
    this.#expectWritable()
    const change = statusChange(this.#accepted, to, drillDown, this.#log.nowMs())
    const { standing, writeAgenda } = change
    const committed = this.#agenda.writeAsServer(writeAgenda, standing)
    this.#accepted = standing
    // A right is taken at once, and given when what gives it is on disk.
    if (to === 'ended') this.#publish(standing)
    await committed
    if (this.#accepted === standing) this.#publish(standing)
    return standing
  }

  async endFocus(by: FocusEnd['by']): Promise<void> {
    this.#expectWritable()
    if (!this.#state.unwatched) return
    await this.#agenda.writeAsServer((doc) => endFocus(doc, by, this.#log.nowMs()))
  }

  async noteSignal(who: ParticipantId, report: SignalReport): Promise<void> {
    // Before the start and after the end nothing is noted, and what nobody may see is nobody's business.
    const { status, unwatched, damaged } = this.#state
    if (this.#closed || damaged || unwatched || status !== 'live') return
    await this.#agenda.writeAsServer((doc) => addSignal(doc, who, report, this.#log.nowMs()))
  }

  async setRunners(who: RoomState['runners']): Promise<void> {
    this.#expectWritable()
    // As it was accepted: somebody may have started the interview a moment ago.
    if (who !== 'all' && who !== this.#state.runners && this.#accepted.status !== 'lobby') {
      throw new StatusError('wrong-status', 'runs are taken from the candidate before the start')
    }
    await this.#agenda.writeAsServer((doc) => setRunners(doc, who))
  }

  async writeFarewell(words: string): Promise<void> {
    this.#expectWritable()
    await this.#agenda.writeAsServer((doc) => writeFarewell(doc, words))
  }

  async sealScorecard(
    owner: ParticipantId,
    problemsOf: (scorecard: Scorecard) => readonly SealProblem[],
  ): Promise<readonly SealProblem[]> {
    this.#expectWritable()
    const document = await this.document({ name: scorecardOf(owner), kind: 'scorecard', owner })
    if (!document) throw new StatusError('storage', 'There is no such scorecard.')
    let problems: readonly SealProblem[] = []
    await document.writeAsServer((doc) => {
      problems = problemsOf(readScorecard(doc))
      if (problems.length === 0) writeSealed(doc, this.#log.nowMs())
    })
    return problems
  }

  putOut(whom: (asker: Asker) => boolean, code: number, reason: string): void {
    for (const document of this.#documents.values()) document.putOut(whom, code, reason)
  }

  async mayUseClientId(
    id: DocumentId,
    clientId: number,
    participant: ParticipantId,
  ): Promise<boolean> {
    const document = await this.document(id)
    return document?.mayUseClientId(clientId, { participant }) ?? false
  }

  /** Resolves once everything accepted so far is on disk, rejects when it cannot be. */
  settled(): Promise<number> {
    return this.#log.settled()
  }

  /** Nobody is served any more; what was accepted still goes to disk. */
  close(code: number, reason: string): void {
    this.#closed = true
    clearTimeout(this.#focusTimer)
    clearTimeout(this.#quietTimer)
    for (const document of this.#documents.values()) document.close(code, reason)
  }

  /** Keeps what the rows up to now fold to, so that the next opening need not read them. Never rejects. */
  checkpoint(): Promise<void> {
    this.#checkpointing ??= this.#writeCheckpoint()
      .catch(this.#options.onTrouble)
      .finally(() => (this.#checkpointing = undefined))
    return this.#checkpointing
  }

  async #writeCheckpoint() {
    const at = this.#log.durable
    if (at.sequence === this.#checkpointAt || this.#state.damaged || this.#closed) return
    // All of one moment; folding may take its time then, a document at a time.
    const captured = [...this.#documents].map(([name, { content }]) => ({
      name,
      content,
      fold: content.capture(),
    }))
    const documents = new Map<DocumentName, Uint8Array>()
    for (const { name, content, fold: parts } of captured) {
      if (!parts) continue
      if (parts.snapshot && parts.tail.length === 0) {
        documents.set(name, parts.snapshot)
        continue
      }
      const { snapshot, whole } = await foldByTurns(parts, turnToFold)
      if (!whole) return this.#damage(`${name} does not fold`)
      content.replace(parts, snapshot)
      documents.set(name, snapshot)
    }
    await this.#options.store.writeCheckpoint({ room: this.#log.room, ...at, documents })
    this.#checkpointAt = at.sequence
  }

  #add(id: DocumentId, loaded?: LoadedDocument): OpenDocument {
    const content = loaded?.content ?? new DocumentContent()
    const clientIds = loaded?.clientIds ?? new ClientIds()
    const document = new OpenDocument(id, content, clientIds, {
      log: this.#log,
      state: () => this.#state,
      onClients: this.#options.onClients,
      onAgenda: (agenda) => this.#readAgenda(agenda),
      onCommitted: () => this.#onCommitted(),
      onDamage: (problem) => this.#damage(problem),
    })
    this.#documents.set(id.name, document)
    return document
  }

  #expectWritable() {
    if (this.#closed || this.#state.damaged) {
      throw new StatusError('storage', 'This room cannot be written to.')
    }
  }

  async #drillDown() {
    const record = await this.#options.store.readRoom(this.#log.room)
    if (!record) return undefined
    return preparedSchema.parse(JSON.parse(record.prepared)).drillDown ?? undefined
  }

  async #isExaminer(participant: ParticipantId): Promise<boolean> {
    const people = await this.#options.store.readParticipants(this.#log.room)
    return people.some(({ id, role }) => id === participant && role === 'examiner')
  }

  #readAgenda(agenda: Agenda) {
    const { locks, runners } = agenda
    this.#state = { ...this.#state, locks, runners, unwatched: isUnwatched(agenda) }
    this.#refreshPermissions()
    this.#endFocusInTime(agenda)
  }

  #endFocusInTime(agenda: Agenda) {
    clearTimeout(this.#focusTimer)
    const leftMs = unwatchedLeftMs(agenda, this.#log.nowMs())
    if (leftMs === undefined || this.#closed) return
    this.#focusTimer = setTimeout(() => {
      // A clock that was set back meanwhile: the time is not over yet.
      if (unwatchedLeftMs(agenda, this.#log.nowMs()) !== 0) return this.#endFocusInTime(agenda)
      // A room that cannot be written to says so to everybody by itself.
      this.endFocus('clock').catch(() => undefined)
    }, leftMs).unref()
  }

  #onCommitted() {
    const rows = this.#log.durable.sequence - this.#checkpointAt
    if (rows >= rowsPerCheckpoint) void this.checkpoint()
    else if (rows >= rowsWhenQuiet && !this.#closed) {
      this.#quietTimer ??= setTimeout(() => this.#onQuiet(), quietAfterMs).unref()
      this.#quietTimer.refresh()
    }
  }

  #onQuiet() {
    let bytes = 0
    for (const { content } of this.#documents.values()) bytes += content.bytes
    if (bytes <= usualBytes) void this.checkpoint()
  }

  #publish(standing: Standing) {
    this.#standing = standing
    this.#state = { ...this.#state, status: standing.status }
    this.#refreshPermissions()
  }

  #damage(problem: string) {
    if (this.#state.damaged) return
    this.#state = { ...this.#state, damaged: true }
    this.#refreshPermissions()
    this.#options.onDamage(problem)
  }

  #fail(error: unknown) {
    this.close(closeCode.tryLater, 'storage')
    this.#options.onFailure(error)
  }

  #refreshPermissions() {
    for (const document of this.#documents.values()) document.refreshPermissions()
  }
}

const agendaId: DocumentId = { name: 'agenda', kind: 'agenda', owner: undefined }
