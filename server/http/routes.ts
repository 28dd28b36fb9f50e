/** Every address that answers, and who may. A test crosses each line with each kind of visitor. */
import {
  farewellSchema,
  joinSchema,
  newRoomSchema,
  newWeightSchema,
  roomSettingsSchema,
  sealSchema,
} from '#shared/api.ts'
import { entryToCheckSchema, entryToSaveSchema } from '#shared/library-api.ts'
import { limits } from '#shared/limits.ts'
import { signalReportSchema } from '#shared/signals.ts'
import type { AddressBuckets } from '../access/token-bucket.ts'
import type { Visitors } from '../access/visitors.ts'
import type { TeamLibrary } from '../exercises/team-library.ts'
import type { Metrics } from '../metrics.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { Runtimes } from '../runtimes/runtimes.ts'
import type { Store } from '../store/store.ts'
import { addImage, readImage } from './assets.ts'
import { sayFarewell } from './farewell.ts'
import { endFocus } from './focus.ts'
import { readHealth, readReadiness } from './health.ts'
import { readLibrary, readLibraryContents } from './library.ts'
import {
  checkEntry,
  deleteEntry,
  listTeamEntries,
  listVersions,
  readEntry,
  readVersion,
  saveEntry,
} from './library-entries.ts'
import { readLinks, renewLink, revokeLink } from './links.ts'
import { readMetrics } from './metrics.ts'
import { join } from './participants.ts'
import { readReplay, readReplayPage } from './replays.ts'
import { readReport } from './report.ts'
import { changeSettings, deleteRoom, deletionSchema, readSettings } from './room-settings.ts'
import { createRoom, readPrepared, readRoom, readWelcome } from './rooms.ts'
import { bytes, json, route } from './route.ts'
import type { Route } from './route.ts'
import { readRuntimes } from './runtimes.ts'
import { readScorecards, sealScorecard } from './scorecards.ts'
import { noteSignal } from './signals.ts'
import { changeStatus } from './status.ts'
import { changeWeight } from './weights.ts'
import { exportEntry, importEntry } from './zip.ts'

export interface RouteParts {
  readonly store: Store
  readonly rooms: LiveRooms
  readonly visitors: Visitors
  readonly library: TeamLibrary
  readonly runtimes: Runtimes
  readonly retentionDays: number
  readonly newRooms: AddressBuckets
  readonly edits: AddressBuckets
  readonly metrics: Metrics
  readonly nowMs: () => number
}

export function buildRoutes(parts: RouteParts): Route[] {
  const { store, rooms, library, edits, runtimes, retentionDays, metrics, nowMs } = parts
  const get = { method: 'get' } as const
  const post = { method: 'post' } as const
  const del = { method: 'delete' } as const
  const room = '/api/rooms/:room'
  const entry = '/api/library/:kind/:id'
  return [
    route({ ...get, path: '/healthz', who: 'anyone', answer: readHealth() }),
    route({ ...get, path: '/readyz', who: 'anyone', answer: readReadiness(store) }),
    route({ ...get, path: '/metrics', who: 'operator', answer: readMetrics(metrics) }),

    route({
      ...get,
      path: '/api/library',
      who: 'anyone',
      answer: readLibrary(library, retentionDays),
    }),
    route({
      ...get,
      path: '/api/library/contents',
      who: 'library reader',
      answer: readLibraryContents(library),
    }),
    route({ ...get, path: '/api/library/team', who: 'author', answer: listTeamEntries(library) }),
    route({
      ...post,
      path: '/api/library/check',
      who: 'author',
      body: json(entryToCheckSchema, limits.entryBodyBytes),
      answer: checkEntry(library, edits),
    }),
    route({
      ...post,
      path: '/api/library/import',
      who: 'author',
      body: bytes(limits.entryZipBytes),
      answer: importEntry(edits),
    }),
    route({ ...get, path: `${entry}/zip`, who: 'library reader', answer: exportEntry(library) }),
    route({ ...get, path: entry, who: 'library reader', answer: readEntry(library) }),
    route({ ...del, path: entry, who: 'author', answer: deleteEntry(library) }),
    route({ ...get, path: `${entry}/versions`, who: 'author', answer: listVersions(library) }),
    route({
      ...post,
      path: `${entry}/versions`,
      who: 'author',
      body: json(entryToSaveSchema, limits.entryBodyBytes),
      answer: saveEntry(library, edits),
    }),
    route({
      ...get,
      path: `${entry}/versions/:version`,
      who: 'author',
      answer: readVersion(library),
    }),

    route({ ...get, path: '/api/runtimes', who: 'anyone', answer: readRuntimes(runtimes) }),
    route({
      ...post,
      path: '/api/rooms',
      who: 'creator',
      body: json(newRoomSchema),
      answer: createRoom(parts),
    }),

    route({ ...get, path: `${room}/welcome`, who: 'key holder', answer: readWelcome(store) }),
    route({
      ...post,
      path: `${room}/participants`,
      who: 'link holder',
      body: json(joinSchema),
      answer: join(store, nowMs),
    }),
    route({ ...get, path: room, who: 'participant', answer: readRoom(store) }),
    route({ ...get, path: `${room}/prepared`, who: 'examiner', answer: readPrepared() }),

    route({
      ...post,
      path: `${room}/weights`,
      who: 'examiner',
      body: json(newWeightSchema),
      answer: changeWeight(parts),
    }),

    route({
      ...post,
      path: `${room}/start`,
      who: 'examiner',
      answer: changeStatus(rooms, 'lobby', 'live'),
    }),
    route({
      ...post,
      path: `${room}/end`,
      who: 'examiner',
      answer: changeStatus(rooms, 'live', 'ended'),
    }),
    route({
      ...post,
      path: `${room}/reopen`,
      who: 'examiner',
      answer: changeStatus(rooms, 'ended', 'live'),
    }),

    route({
      ...post,
      path: `${room}/farewell`,
      who: 'examiner',
      body: json(farewellSchema),
      answer: sayFarewell(rooms),
    }),
    route({ ...post, path: `${room}/focus/end`, who: 'candidate', answer: endFocus(rooms) }),
    route({
      ...post,
      path: `${room}/signals`,
      who: 'candidate',
      body: json(signalReportSchema),
      answer: noteSignal(rooms),
    }),

    route({
      ...post,
      path: `${room}/scorecard/seal`,
      who: 'examiner',
      body: json(sealSchema),
      answer: sealScorecard(parts),
    }),
    route({ ...get, path: `${room}/scorecards`, who: 'examiner', answer: readScorecards(parts) }),

    route({ ...get, path: `${room}/report`, who: 'examiner', answer: readReport(parts) }),

    route({ ...get, path: `${room}/replay`, who: 'examiner', answer: readReplay(parts) }),
    route({
      ...get,
      path: `${room}/replay/:after`,
      who: 'examiner',
      answer: readReplayPage(parts),
    }),

    route({ ...get, path: `${room}/settings`, who: 'examiner', answer: readSettings(rooms) }),
    route({
      ...post,
      path: `${room}/settings`,
      who: 'examiner',
      body: json(roomSettingsSchema),
      answer: changeSettings(parts, retentionDays),
    }),
    route({
      ...post,
      path: `${room}/delete`,
      who: 'examiner',
      body: json(deletionSchema),
      answer: deleteRoom(parts),
    }),

    route({ ...get, path: `${room}/links`, who: 'examiner', answer: readLinks(parts) }),
    route({ ...post, path: `${room}/links/:role`, who: 'examiner', answer: renewLink(parts) }),
    route({ ...del, path: `${room}/links/:role`, who: 'examiner', answer: revokeLink(parts) }),

    route({
      ...post,
      path: `${room}/assets`,
      who: 'whiteboard writer',
      body: bytes(limits.imageUploadBytes),
      answer: addImage(store),
    }),
    route({
      ...get,
      path: `${room}/assets/:asset`,
      who: 'whiteboard reader',
      answer: readImage(store),
    }),
  ]
}
