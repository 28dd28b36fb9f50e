import { describe, expect, it } from 'vitest'
import { roomSchema, welcomeSchema } from '#shared/api.ts'
import type { ProblemCode } from '#shared/api.ts'
import { keySchema, roomIdSchema } from '#shared/ids.ts'
import type { Key } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import { ProblemError } from '../../api.ts'
import { findEntry } from './entry.ts'
import type { Asked, Calls } from './entry.ts'

const room = roomIdSchema.parse('0123456789abcdef')
const key = (letter: string) => keySchema.parse(letter.repeat(54))
const link = { candidate: key('c'), examiner: key('e') }
const own = { candidate: key('C'), examiner: key('E'), preview: key('P') }

const welcomeAs = (as: Role, status = 'lobby') =>
  welcomeSchema.parse({
    room,
    status,
    as,
    candidate: 'Camille',
    role: 'Backend',
    language: 'fr',
    stages: [],
    examiners: [],
    createdAtMs: 0,
    deletedAtMs: 1,
  })
const roomAs = (as: Role) =>
  roomSchema.parse({
    ...welcomeAs(as),
    who: { participant: '0123456789', name: 'A', role: as, colour: 1 },
    preview: false,
  })

/** A server where every key in `works` opens, and any other is refused with `refusal`. */
function server(
  works: Partial<Record<Key, Role>>,
  refusal: ProblemCode | 'offline',
  status?: string,
) {
  const log: string[] = []
  const roleOf = (asked: Key) => {
    const role = works[asked]
    if (!role) throw new ProblemError(refusal)
    return role
  }
  const calls: Calls = {
    readWelcome: async (_room, asked) => welcomeAs(roleOf(asked), status),
    readRoom: async (_room, asked) => roomAs(roleOf(asked)),
    joinAsPreview: async (_room, asked) => ({ who: roomAs(roleOf(asked)).who, key: own.preview }),
    remember: (holder) => log.push(`remember ${holder}`),
    forget: (holder) => log.push(`forget ${holder}`),
  }
  return { calls, log }
}

const asked = (part: Partial<Asked>): Asked => ({
  room,
  linkKey: undefined,
  byLink: false,
  preview: false,
  known: undefined,
  ...part,
})
const known = (keys: object, links: object = {}) => ({ known: { keys, links } })

describe('coming into a room', () => {
  it('by a link for the first time leads over the welcome page', async () => {
    const { calls } = server({ [link.candidate]: 'candidate' }, 'not-authorised')
    const entry = await findEntry(asked({ linkKey: link.candidate, byLink: true }), calls)
    expect(entry).toMatchObject({ step: 'welcome', linkKey: link.candidate })
  })
  it('by the same link again leads straight in', async () => {
    const works = { [link.candidate]: 'candidate', [own.candidate]: 'candidate' } as const
    const { calls } = server(works, 'not-authorised')
    const again = asked({ linkKey: link.candidate, byLink: true, ...known(own) })
    expect(await findEntry(again, calls)).toMatchObject({ step: 'inside', key: own.candidate })
  })
  it('without a link uses what this browser has, and the strongest of it', async () => {
    const works = { [own.candidate]: 'candidate', [own.examiner]: 'examiner' } as const
    const { calls } = server(works, 'not-authorised')
    expect(await findEntry(asked(known(own)), calls)).toMatchObject({ key: own.examiner })
  })
  it('right after the room was made goes by its examiner link', async () => {
    const { calls } = server({ [link.examiner]: 'examiner' }, 'not-authorised')
    expect(await findEntry(asked(known({}, link)), calls)).toMatchObject({ step: 'welcome' })
  })
  it('needs a key', async () => {
    const { calls } = server({}, 'not-authorised')
    expect(await findEntry(asked({}), calls)).toEqual({ step: 'problem', kind: 'noKey' })
  })
  it('says that a link of no room, or of one deleted since, opens none', async () => {
    const { calls } = server({}, 'not-authorised')
    const entry = await findEntry(asked({ linkKey: link.candidate, byLink: true }), calls)
    expect(entry).toEqual({ step: 'problem', kind: 'unknown' })
  })
  it('says that a broken link is broken', async () => {
    const { calls } = server({}, 'not-authorised')
    const entry = await findEntry(asked({ byLink: true, ...known(own) }), calls)
    expect(entry).toEqual({ step: 'problem', kind: 'malformed' })
  })
  it('says that a link just opened is dead, whatever else this browser could open', async () => {
    const { calls } = server({ [own.examiner]: 'examiner' }, 'link-revoked')
    const entry = await findEntry(
      asked({ linkKey: link.candidate, byLink: true, ...known(own) }),
      calls,
    )
    expect(entry).toEqual({ step: 'problem', kind: 'revoked' })
  })
  it('after a reload survives that one renewed the link one came by', async () => {
    const { calls } = server({ [own.examiner]: 'examiner' }, 'link-revoked')
    const entry = await findEntry(asked({ linkKey: link.examiner, ...known(own) }), calls)
    expect(entry).toMatchObject({ step: 'inside', key: own.examiner })
  })
  it('forgets a key that is refused, and says that access was taken back', async () => {
    const { calls, log } = server({}, 'link-revoked')
    const entry = await findEntry(asked(known({ candidate: own.candidate })), calls)
    expect(entry).toEqual({ step: 'problem', kind: 'revoked' })
    expect(log).toEqual(['forget candidate'])
  })
  it('forgets nothing when the server cannot be reached', async () => {
    const { calls, log } = server({}, 'offline')
    const entry = await findEntry(asked(known(own)), calls)
    expect(entry).toEqual({ step: 'problem', kind: 'unreachable' })
    expect(log).toEqual([])
  })
  it('is over for new candidates once the interview has ended, not for examiners', async () => {
    const works = { [link.candidate]: 'candidate', [link.examiner]: 'examiner' } as const
    const { calls } = server(works, 'not-authorised', 'ended')
    const by = (linkKey: Key) => findEntry(asked({ linkKey, byLink: true }), calls)
    expect(await by(link.candidate)).toEqual({ step: 'problem', kind: 'ended' })
    expect(await by(link.examiner)).toMatchObject({ step: 'welcome' })
  })
  it('as a preview asks for no name and is remembered apart', async () => {
    const works = { [link.candidate]: 'candidate', [own.preview]: 'candidate' } as const
    const { calls, log } = server(works, 'not-authorised')
    const entry = await findEntry(asked({ preview: true, ...known({}, link) }), calls)
    expect(entry).toMatchObject({ step: 'inside', key: own.preview })
    expect(log).toEqual(['remember preview'])
  })
})
