import path from 'node:path'

export const repository = path.resolve(import.meta.dirname, '../..')
export const sources = path.join(repository, 'client')
export const output = path.join(repository, 'build/client')
/** What the server serves beside npm's packages, as its `madeFolder`. */
export const made = path.join(repository, 'build/made')
/** Beside the output, not in it: what lies in the output is served. */
export const stamp = path.join(repository, 'build/client.sources')
