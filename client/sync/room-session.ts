/** A person in a room: the documents they may read, who is there, and how everything stands. */
import { readStatus } from '#shared/agenda.ts'
import type { View } from '#shared/agenda.ts'
import type { Links, Room } from '#shared/api.ts'
import type { Key } from '#shared/ids.ts'
import type { RoomStatus } from '#shared/permissions.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import { buildCopy } from './build-copy.ts'
import { indexedOutboxes } from './indexed-outbox.ts'
import { documentOpener, mayOpen } from './open-documents.ts'
import type { RoomDocument, RoomDocuments } from './open-documents.ts'
import type { Outboxes } from './outbox.ts'
import { buildPeople } from './people.ts'
import { roomState, standsOtherwise } from './room-state.ts'
import { browserWindow } from './room-window.ts'
import type { RoomWindow } from './room-window.ts'
import { openServerClock } from './server-clock.ts'
import type { DroppedChanges, OpenRoomSession, RoomSession, RoomState } from './session.ts'
import { openSubscribers } from './subscribers.ts'

export interface RoomSessionOptions {
  readonly room: Room
  /** The participant's own. */
  readonly key: Key
  /** The links whose keys this browser knows. */
  readonly links: Partial<Links>
  readonly window?: RoomWindow
  readonly outboxes?: Outboxes
  readonly WebSocket?: typeof WebSocket
}

/** Writing was over when these changes came: there is nothing to decide, the document is opened anew. */
const dropsByItself: ReadonlySet<RefusalReason> = new Set(['locked', 'ended', 'read-only'])
/** A view that goes on writing where it may not would make this go round for ever. */
const dropsInARow = 3
const dropsForgottenAfterMs = 30_000

/** Opens the agenda at once and each other document as soon as this person may read it. */
export function openRoomSession(options: RoomSessionOptions): OpenRoomSession {
  const { room, key, links, window = browserWindow() } = options
  const clock = openServerClock()
  const asker = {
    role: room.who.role,
    participant: room.who.participant,
    preview: room.preview,
  }
  const opener = documentOpener({
    origin: window.origin,
    room: room.room,
    key,
    asker,
    clock,
    outboxes: options.outboxes ?? indexedOutboxes(),
    WebSocket: options.WebSocket ?? WebSocket,
  })
  const snapshots = openSubscribers()
  const states = openSubscribers()
  const leaving: (() => void)[] = []
  const forgetting = new Map<RoomDocument, () => void>()
  const droppedAtMs: number[] = []
  let closed = false
  let view: View | undefined

  let documents: RoomDocuments = {
    agenda: opener.agenda(),
    code: undefined,
    whiteboard: undefined,
    backstage: undefined,
    scorecard: undefined,
  }

  const status = (): RoomStatus =>
    documents.agenda.loaded ? readStatus(documents.agenda.doc) : room.status
  const openOnes = () => Object.values(documents).filter((document) => document !== undefined)
  const people = () =>
    buildPeople(room.who, window.inFront(), documents.agenda.presence.others().values())
  const currentState = () =>
    roomState(
      openOnes().map(({ name, saveState, permission }) => {
        return { saveState, permission, workspace: name === 'code' || name === 'whiteboard' }
      }),
      status(),
    )

  let state: RoomState = currentState()
  let snapshot: RoomSession = {
    room,
    me: room.who,
    preview: room.preview,
    ...documents,
    people: people(),
    state,
    dropped: undefined,
    nowMs: () => clock.nowMs(),
    key,
    links,
    showView(shown) {
      view = shown
      showMyself()
    },
    resync() {
      for (const name of names(documents)) {
        if (documents[name]?.saveState.kind === 'refused') reopen(name)
      }
    },
    buildCopy: () => new Blob([buildCopy(openOnes())], { type: 'application/zip' }),
  }

  function publish(changes: Partial<RoomSession>) {
    snapshot = { ...snapshot, ...changes }
    snapshots.tell()
  }

  function showMyself() {
    documents.agenda.presence.show({ front: window.inFront(), ...(view && { view }) })
  }

  function stateChanged() {
    const next = currentState()
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    if (standsOtherwise(snapshot.state, state)) publish({ state })
    states.tell()
  }

  function watch(name: RoomDocument) {
    const document = documents[name]
    if (!document) return
    const forget = [
      document.subscribe(() => {
        dropWhatCameTooLate(name)
        stateChanged()
      }),
    ]
    if (name === 'agenda') {
      const { agenda } = documents
      const statusMayHaveChanged = () => {
        openWhatIsAllowed()
        stateChanged()
      }
      agenda.doc.on('update', statusMayHaveChanged)
      forget.push(
        agenda.subscribe(openWhatIsAllowed),
        agenda.presence.subscribe(() => publish({ people: people() })),
        () => agenda.doc.off('update', statusMayHaveChanged),
      )
      showMyself()
    }
    forgetting.set(name, () => forget.forEach((stop) => stop()))
  }

  function put(name: RoomDocument) {
    forgetting.get(name)?.()
    documents = { ...documents, [name]: opener[name]() }
    watch(name)
    publish({ ...documents })
    stateChanged()
  }

  function openWhatIsAllowed() {
    if (closed) return
    const now = status()
    for (const name of names(documents)) {
      if (!documents[name] && mayOpen(name, asker, now)) put(name)
    }
  }

  function reopen(name: RoomDocument) {
    documents[name]?.discard()
    put(name)
  }

  function dropWhatCameTooLate(name: RoomDocument) {
    const document = documents[name]
    const standing = document?.saveState
    if (standing?.kind !== 'refused' || !dropsByItself.has(standing.reason)) return
    const { reason } = standing
    // Later: this may be called from inside the change that was refused, with its editor still in the middle of it.
    queueMicrotask(() => {
      if (closed || documents[name] !== document || !document) return
      const now = performance.now()
      while (droppedAtMs[0] !== undefined && droppedAtMs[0] < now - dropsForgottenAfterMs) {
        droppedAtMs.shift()
      }
      if (droppedAtMs.length >= dropsInARow) return
      droppedAtMs.push(now)
      const dropped: DroppedChanges = { document: document.name, reason, changes: document.unsaved }
      reopen(name)
      publish({ dropped })
    })
  }

  watch('agenda')
  openWhatIsAllowed()
  leaving.push(
    window.onFrontChange(() => {
      showMyself()
      publish({ people: people() })
    }),
    window.onWake(() => openOnes().forEach((document) => document.hurry())),
    window.onNetworkLost(() => openOnes().forEach((document) => document.hangUp())),
    window.onLeave(() => openOnes().some(({ unsaved }) => unsaved > 0)),
  )

  return {
    current: () => snapshot,
    subscribe: snapshots.subscribe,
    state: () => state,
    subscribeState: states.subscribe,
    close() {
      closed = true
      for (const stop of [...leaving, ...forgetting.values()]) stop()
      for (const document of openOnes()) document.close()
    },
  }
}

const names = (documents: RoomDocuments) => Object.keys(documents) as RoomDocument[]
