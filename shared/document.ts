/** The kinds of document: the document is the unit of permission, so each is a Y.Doc of its own. */
import type { ParticipantId } from './ids.ts'
import { participantIdSchema } from './ids.ts'

export const documentKinds = ['code', 'whiteboard', 'agenda', 'backstage', 'scorecard'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A document's name inside its room, as it stands in the address `/sync/<room>/<name>`. */
export type DocumentName =
  | 'code'
  | 'whiteboard'
  | 'agenda'
  | 'backstage'
  | `scorecard-${ParticipantId}`

export interface DocumentId {
  readonly name: DocumentName
  readonly kind: DocumentKind
  /** The examiner whose scorecard this is; undefined for the kinds that a room has one of. */
  readonly owner: ParticipantId | undefined
}

export function scorecardOf(owner: ParticipantId): DocumentName {
  return `scorecard-${owner}`
}

/** Reads a name out of an address; undefined for anything that is not exactly a document's name. */
export function parseDocumentName(text: string): DocumentId | undefined {
  if (text === 'code' || text === 'whiteboard' || text === 'agenda' || text === 'backstage') {
    return { name: text, kind: text, owner: undefined }
  }
  if (!text.startsWith('scorecard-')) return undefined
  const owner = participantIdSchema.safeParse(text.slice('scorecard-'.length))
  return owner.success
    ? { name: scorecardOf(owner.data), kind: 'scorecard', owner: owner.data }
    : undefined
}

/** The root types that may exist inside each kind; the server refuses an update that names another. */
export const rootNames: Record<DocumentKind, readonly string[]> = {
  code: ['files', 'runs'],
  whiteboard: ['records'],
  agenda: ['state', 'rungs', 'signals'],
  backstage: ['notes', 'chat', 'ladder'],
  scorecard: ['scores', 'notes', 'pins', 'card'],
}

/** The Y.Doc client id under which the server writes; a participant may not declare one below 1024. */
export const serverClientId = 1
export const firstParticipantClientId = 1024
