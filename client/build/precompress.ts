import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressible = new Set(['.html', '.js', '.css', '.svg', '.ttf', '.json', '.wasm', '.md'])
/** Below this a network packet carries the file either way. */
const smallestBytes = 1_000

const brotli = promisify(brotliCompress)
const gz = promisify(gzip)

/** Writes `file.br` and `file.gz` beside each file under `folder` that grows smaller by it; returns how many. */
export async function precompress(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && compressible.has(path.extname(entry.name)))
    .map((entry) => path.join(entry.parentPath, entry.name))
  // zlib works in Node's thread pool, so these really run beside each other.
  const written = await Promise.all(files.map(compress))
  return written.filter(Boolean).length
}

async function compress(file: string): Promise<boolean> {
  const plain = await readFile(file)
  if (plain.length < smallestBytes) return false
  const [br, gzipped] = await Promise.all([
    brotli(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    gz(plain, { level: 9 }),
  ])
  if (br.length >= plain.length) return false
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gzipped)])
  return true
}
