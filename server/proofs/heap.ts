/** What this process holds on to, server and test together. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

export function heapMegabytes(): number {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}
