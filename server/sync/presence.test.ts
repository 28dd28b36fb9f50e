import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentKind } from '#shared/document.ts'
import { participantIdSchema } from '#shared/ids.ts'
import { openPresence } from './presence.ts'
import type { Viewer } from './presence.ts'

/** Somebody who sees with the stock implementation, so that clocks count as they do in a browser. */
function viewer(clientId: number, person: string, unseen = false) {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  let frames = 0
  const who: Viewer['who'] = {
    participant: participantIdSchema.parse(person.repeat(10)),
    name: person,
    role: 'candidate',
    colour: 1,
  }
  return {
    clientId,
    who,
    unseen,
    showPresence(frame: Uint8Array) {
      frames++
      const decoder = createDecoder(frame)
      readVarUint(decoder)
      applyAwarenessUpdate(awareness, readVarUint8Array(decoder), 'server')
    },
    sees: () => Object.fromEntries(awareness.getStates()),
    frames: () => frames,
  }
}

const room = (kind: DocumentKind = 'agenda', nowMs = () => 1_000) => openPresence(kind, nowMs)

test('a newcomer sees who is there and is seen, with the name that the server gives them', () => {
  const presence = room()
  const [ann, bob] = [viewer(2000, 'a'), viewer(3000, 'b')]
  presence.join(ann)
  presence.show(ann, { front: true })
  presence.join(bob)
  expect(bob.sees()).toEqual({ 2000: { who: ann.who, presence: { front: true } } })
  expect(ann.sees()).toEqual({ 3000: { who: bob.who, presence: null } })
})

test('nobody can show themselves as somebody else', () => {
  const presence = room()
  const [ann, bob] = [viewer(2000, 'a'), viewer(3000, 'b')]
  presence.join(ann)
  presence.join(bob)
  presence.show(bob, { front: true, who: ann.who })
  presence.show(bob, { who: ann.who, presence: { front: true } })
  presence.show(bob, JSON.parse('{"front":true,"__proto__":{"name":"Ann"}}'))
  expect(ann.sees()).toEqual({ 3000: { who: bob.who, presence: null } })
})

test('whoever leaves is gone for everybody, and can come back', () => {
  const presence = room()
  const [ann, bob] = [viewer(2000, 'a'), viewer(3000, 'b')]
  presence.join(ann)
  const leave = presence.join(bob)
  leave()
  expect(ann.sees()).toEqual({})
  presence.join(bob)
  presence.show(bob, { front: false })
  expect(ann.sees()).toEqual({ 3000: { who: bob.who, presence: { front: false } } })
})

test('an old connection that ends late does not take its browser’s new one along', () => {
  const presence = room()
  const [ann, old, fresh] = [viewer(2000, 'a'), viewer(3000, 'b'), viewer(3000, 'b')]
  presence.join(ann)
  const leaveOld = presence.join(old)
  presence.join(fresh)
  presence.show(fresh, { front: true })
  leaveOld()
  expect(ann.sees()).toEqual({ 3000: { who: fresh.who, presence: { front: true } } })
})

test('a client id belongs to whoever holds it now', () => {
  const presence = room()
  const [ann, bob] = [viewer(2000, 'a'), viewer(3000, 'b')]
  presence.join(ann)
  expect(presence.mayJoin(2000, ann.who.participant)).toBe(true)
  expect(presence.mayJoin(2000, bob.who.participant)).toBe(false)
  expect(presence.mayJoin(3000, bob.who.participant)).toBe(true)
})

test('the private documents relay nothing at all', () => {
  for (const kind of ['backstage', 'scorecard'] as const) {
    const presence = room(kind)
    const [ann, bob] = [viewer(2000, 'a'), viewer(3000, 'b')]
    presence.join(ann)
    presence.join(bob)
    presence.show(ann, { front: true })
    presence.refresh(bob)
    expect(ann.frames() + bob.frames()).toBe(0)
  }
})

test('whoever looks through the candidate’s eyes sees and is not seen', () => {
  const presence = room()
  const [ann, ghost] = [viewer(2000, 'a'), viewer(3000, 'b', true)]
  presence.join(ann)
  presence.join(ghost)
  presence.show(ghost, { front: true })
  expect(ann.sees()).toEqual({})
  expect(Object.keys(ghost.sees())).toEqual(['2000'])
})

test('a state that is too large is not shown', () => {
  const presence = room('code')
  const [ann, bob] = [viewer(2000, 'a'), viewer(3000, 'b')]
  presence.join(ann)
  presence.join(bob)
  const caret = { anchor: 'A'.repeat(100), head: 'A'.repeat(100) }
  presence.show(bob, { file: 'f', selections: Array.from({ length: 40 }, () => caret) })
  expect(ann.sees()).toEqual({ 3000: { who: bob.who, presence: null } })
})

test('presence of a server that was started again counts as newer, whatever its clock did', () => {
  const [ann, bob] = [viewer(2000, 'a'), viewer(3000, 'b')]
  const before = room('agenda', () => 5_000)
  before.join(ann)
  before.join(bob)
  before.show(bob, { front: true })
  const after = room('agenda', () => 6_000)
  after.join(ann)
  after.join(bob)
  after.show(bob, { front: false })
  expect(ann.sees()).toEqual({ 3000: { who: bob.who, presence: { front: false } } })
})
