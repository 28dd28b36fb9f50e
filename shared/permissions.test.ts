import { describe, expect, test } from 'vitest'
import { documentKinds, parseDocumentName, scorecardOf } from './document.ts'
import type { DocumentId, DocumentKind } from './document.ts'
import { participantIdSchema } from './ids.ts'
import { permissionOn, roomStatuses } from './permissions.ts'
import type { Asker, Permission, RoomState } from './permissions.ts'
import { roles } from './role.ts'

const me = participantIdSchema.parse('aaaaaaaaaa')
const other = participantIdSchema.parse('bbbbbbbbbb')

const open: RoomState = {
  status: 'live',
  damaged: false,
  locks: { code: false, whiteboard: false },
  unwatched: false,
  runners: 'all',
}
const as = (role: Asker['role'], preview = false): Asker => ({ role, participant: me, preview })

function idOf(kind: DocumentKind, owner = me): DocumentId {
  const id = parseDocumentName(kind === 'scorecard' ? scorecardOf(owner) : kind)
  if (!id) throw new Error(`no document of kind ${kind}`)
  return id
}

const said = (permission: Permission) =>
  permission.right === 'read' ? `read: ${permission.reason}` : permission.right

describe('permissionOn', () => {
  test('says for each kind and role what the live room allows', () => {
    const table = documentKinds.map((kind) => [
      kind,
      ...roles.map((role) => `${role} ${said(permissionOn(idOf(kind), as(role), open))}`),
    ])
    expect(table).toEqual([
      ['code', 'candidate write', 'examiner write', 'observer read: role'],
      ['whiteboard', 'candidate write', 'examiner write', 'observer read: role'],
      ['agenda', 'candidate read: role', 'examiner write', 'observer read: role'],
      ['backstage', 'candidate none', 'examiner write', 'observer none'],
      ['scorecard', 'candidate none', 'examiner write', 'observer none'],
    ])
  })

  test("keeps an examiner out of another examiner's scorecard", () => {
    expect(permissionOn(idOf('scorecard', other), as('examiner'), open)).toEqual({ right: 'none' })
  })

  test('hides what was prepared until the start, from all but examiners', () => {
    const lobby: RoomState = { ...open, status: 'lobby' }
    for (const kind of ['code', 'whiteboard'] as const) {
      expect(permissionOn(idOf(kind), as('candidate'), lobby).right).toBe('none')
      expect(permissionOn(idOf(kind), as('observer'), lobby).right).toBe('none')
      expect(permissionOn(idOf(kind), as('examiner'), lobby).right).toBe('write')
    }
    expect(permissionOn(idOf('agenda'), as('candidate'), lobby).right).toBe('read')
  })

  test('stops all writing in what was shared when the interview ends, but not the scoring', () => {
    const ended: RoomState = { ...open, status: 'ended' }
    for (const role of roles) {
      expect(permissionOn(idOf('code'), as(role), ended).right).not.toBe('write')
      expect(permissionOn(idOf('whiteboard'), as(role), ended).right).not.toBe('write')
      expect(permissionOn(idOf('agenda'), as(role), ended).right).not.toBe('write')
    }
    expect(permissionOn(idOf('scorecard'), as('examiner'), ended).right).toBe('write')
    expect(permissionOn(idOf('backstage'), as('examiner'), ended).right).toBe('write')
  })

  test('locks the candidate out of one document and nobody else', () => {
    const locked: RoomState = { ...open, locks: { code: true, whiteboard: false } }
    expect(said(permissionOn(idOf('code'), as('candidate'), locked))).toBe('read: locked')
    expect(permissionOn(idOf('code'), as('examiner'), locked).right).toBe('write')
    expect(permissionOn(idOf('whiteboard'), as('candidate'), locked).right).toBe('write')
  })

  test('lets nobody write to a damaged room and a preview write nowhere', () => {
    for (const kind of documentKinds) {
      for (const status of roomStatuses) {
        const state = { ...open, status }
        expect(permissionOn(idOf(kind), as('candidate', true), state).right).not.toBe('write')
        for (const role of roles) {
          const damaged = permissionOn(idOf(kind), as(role), { ...state, damaged: true })
          expect(damaged.right).not.toBe('write')
        }
      }
    }
  })
})
