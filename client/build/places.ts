import path from 'node:path'

export const repository = path.resolve(import.meta.dirname, '../..')
export const sources = path.join(repository, 'client')
export const output = path.join(repository, 'build/client')
/** Beside the output, not in it: what lies in the output is served. */
export const stamp = path.join(repository, 'build/client.sources')
