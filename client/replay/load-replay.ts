/** An interview's log, read page by page, and what of it a reader wants to find again. */
import { readAgenda } from '#shared/agenda.ts'
import type { PastStage, RevealedRung } from '#shared/agenda.ts'
import type { ReplayHead, Room } from '#shared/api.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import type { Stage } from '#shared/plan.ts'
import { buildReplay } from '#shared/replay.ts'
import type { LoggedUpdate, Replay } from '#shared/replay.ts'
import { parseReplayPage } from '#shared/replay-page.ts'
import type { ReplayPage } from '#shared/replay-page.ts'
import { ProblemError, readReplayBytes, readReplayHead, readRoom } from '../api.ts'

export interface ReplaySource extends ReplayHead {
  readonly room: Room
  readonly replay: Replay
  readonly stages: readonly Stage[]
  /** Each visit to a stage, as it went. */
  readonly visits: readonly PastStage[]
  readonly reveals: readonly RevealedRung[]
}

/** For an examiner of an interview that is over; throws a ProblemError as the requests do. */
export async function loadReplay(id: RoomId, key: Key): Promise<ReplaySource> {
  const [room, head, updates] = await Promise.all([
    readRoom(id, key),
    readReplayHead(id, key),
    readLog(id, key),
  ])
  try {
    const replay = buildReplay(updates)
    // The end itself is logged a moment after the time that it says.
    const { stages, past, rungs } = readAgenda(replay.seek(Infinity).agenda)
    return { ...head, room, replay, stages, visits: past, reveals: rungs }
  } catch (error) {
    throw new ProblemError('internal', 'the log cannot be replayed', { cause: error })
  }
}

async function readLog(id: RoomId, key: Key): Promise<LoggedUpdate[]> {
  const updates: LoggedUpdate[] = []
  let after: number | undefined = 0
  while (after !== undefined) {
    const page: ReplayPage = parsePage(await readReplayBytes(id, key, after))
    updates.push(...page.updates)
    after = page.next
  }
  return updates
}

function parsePage(bytes: Uint8Array): ReplayPage {
  try {
    return parseReplayPage(bytes)
  } catch (error) {
    throw new ProblemError('internal', 'a page of the log cannot be read', { cause: error })
  }
}
