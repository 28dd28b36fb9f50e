/** Builds the shim that stands between a process and its disk, where that can be done. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const compilers = ['cc', 'gcc', 'clang']

/** The library's path; undefined, and why, where there is no C compiler or no Linux. */
export function buildShim(
  folder: string,
): { readonly shim: string } | { readonly shim: undefined; readonly why: string } {
  if (process.platform !== 'linux') {
    return { shim: undefined, why: 'needs Linux: the shim is loaded by its dynamic linker' }
  }
  const shim = join(folder, 'shim.so')
  const source = join(import.meta.dirname, 'shim.c')
  for (const compiler of compilers) {
    const options = ['-O2', '-fPIC', '-shared', '-o', shim, source, '-ldl', '-lpthread']
    const { status } = spawnSync(compiler, options, { stdio: 'ignore' })
    if (status === 0) return { shim }
  }
  return { shim: undefined, why: `needs a C compiler: one of ${compilers.join(', ')}` }
}
