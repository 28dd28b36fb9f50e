import type { Key, RoomId } from '#shared/ids.ts'

/** The whole link. The key rides behind the #, which browsers never send to a server. */
export function linkAddress(room: RoomId, key: Key): string {
  return `${location.origin}/room/${room}#${key}`
}

/** An examiner's look at what the candidate sees, in a tab of its own. */
export function previewAddress(room: RoomId, candidateKey: Key): string {
  return `${location.origin}/room/${room}?preview#${candidateKey}`
}
