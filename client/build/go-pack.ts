/** Go as a runtime pack: its own compiler and linker, compiled by themselves for a browser, and its library. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { zipSync } from 'fflate'
import type { PackManifest } from '#shared/runtimes.ts'
import { findGo, goEnvironment } from './go-installed.ts'
import type { InstalledGo } from './go-installed.ts'
import { choosePackages, packageFormat, parsePackages } from './go-packages.ts'
import { sources } from './places.ts'
import { bundle } from './sandbox-scripts.ts'

const execute = promisify(execFile)

const name = 'go'
const files = [
  { name: 'driver.js', use: 'text' },
  { name: 'compile.wasm', use: 'module' },
  { name: 'link.wasm', use: 'module' },
  { name: 'packages.zip', use: 'bytes' },
  { name: 'LICENSE', use: 'text' },
] as const

/**
 * Makes `<folder>/go@<version>/` and takes away those that it made there before. The version says which Go and which
 * files: a browser keeps them for ever. Until it is complete it has a name that the server does not look at.
 * @param say hears what is being done, a line at a time
 * @returns the new folder
 * @throws with words for whoever typed the command
 */
export async function packGo(folder: string, say: (line: string) => void): Promise<string> {
  const installed = await findGo()
  say(`Go ${installed.version} in ${installed.root}`)
  await mkdir(folder, { recursive: true })
  const unfinished = await mkdtemp(path.join(folder, '.go-'))
  try {
    const made = path.join(unfinished, 'pack')
    await mkdir(made)
    await makeFiles(installed, unfinished, made, say)
    const version = await writeManifest(made, installed.version)
    const finished = path.join(folder, `${name}@${version}`)
    for (const old of await readdir(folder)) {
      if (!old.startsWith(`${name}@`)) continue
      say(`Taking away ${old}`)
      await rm(path.join(folder, old), { recursive: true })
    }
    await rename(made, finished)
    return finished
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function makeFiles(
  installed: InstalledGo,
  workshop: string,
  made: string,
  say: (line: string) => void,
): Promise<void> {
  await step('The licence and the driver', say, async () => {
    await copyFile(await findLicence(installed.root), path.join(made, 'LICENSE'))
    const glue = await readGlue(installed.root)
    const { code } = await bundle(path.join(sources, 'runner/drivers/go.ts'))
    await writeFile(path.join(made, 'driver.js'), `${glue}\n${code}`)
  })
  const module = await writeModule(workshop)
  for (const program of ['compile', 'link']) {
    const file = path.join(made, `${program}.wasm`)
    const flags = ['-trimpath', '-ldflags=-s -w', '-o', file]
    await step(`The ${program === 'link' ? 'linker' : 'compiler'}, compiled by itself`, say, () =>
      go(installed, module, 'build', ...flags, `cmd/${program}`),
    )
  }
  await step('The packages', say, async () => {
    const flags = ['-trimpath', '-export', '-gcflags=all=-dwarf=false', '-f', packageFormat]
    const listed = await go(installed, module, 'list', ...flags, 'std', './...')
    const archives = choosePackages(parsePackages(listed)).map(
      async (chosen) => [`${chosen.name}.a`, await readFile(chosen.archive)] as const,
    )
    // The server compresses it once and better; and the same packages make the same file.
    const zip = zipSync(Object.fromEntries(await Promise.all(archives)), {
      level: 0,
      mtime: new Date(1980, 0, 2),
    })
    await writeFile(path.join(made, 'packages.zip'), zip)
  })
}

/** A module of our own, since that is where Go looks for a package that is none of its own. */
async function writeModule(workshop: string): Promise<string> {
  const module = path.join(workshop, 'module')
  await mkdir(path.join(module, 'cases'), { recursive: true })
  await writeFile(path.join(module, 'go.mod'), 'module pairboard\n\ngo 1.19\n')
  const source = path.join(sources, 'runner/drivers/go/cases.go')
  await copyFile(source, path.join(module, 'cases/cases.go'))
  return module
}

/** @returns what it prints */
async function go(installed: InstalledGo, folder: string, ...words: string[]): Promise<string> {
  const { stdout } = await execute(installed.go, words, {
    cwd: folder,
    env: { ...process.env, ...goEnvironment, GOOS: 'js', GOARCH: 'wasm' },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}

async function step(title: string, say: (line: string) => void, act: () => Promise<unknown>) {
  say(`${title}…`)
  const begunAtMs = performance.now()
  await act()
  say(`  ${Math.round((performance.now() - begunAtMs) / 1000)} s`)
}

/** What stands between a browser and a program that this Go has compiled. */
async function readGlue(root: string): Promise<string> {
  for (const place of ['lib/wasm', 'misc/wasm']) {
    const text = await readFile(path.join(root, place, 'wasm_exec.js'), 'utf8').catch(() => '')
    if (text !== '') return text
  }
  throw new Error(
    `There is no wasm_exec.js in ${root}. Its sources are missing (on Debian: apt-get install golang-src).`,
  )
}

/** Whoever passes on what is made of Go passes this on, too. */
async function findLicence(root: string): Promise<string> {
  const debian = `/usr/share/doc/golang-${path.basename(root).replace(/^go-/, '')}-go/copyright`
  for (const file of [path.join(root, 'LICENSE'), debian]) {
    if ((await readFile(file, 'utf8').catch(() => '')).includes('Redistribution and use'))
      return file
  }
  throw new Error(`There is no licence in ${root}, and without it Go must not be passed on.`)
}

/** @returns the pack's version */
async function writeManifest(made: string, goVersion: string): Promise<string> {
  const described = await Promise.all(
    files.map(async (file) => ({
      ...file,
      sha256: hash(await readFile(path.join(made, file.name))),
    })),
  )
  const version = `${goVersion}-${hash(JSON.stringify(described)).slice(0, 12)}`
  const manifest: PackManifest = {
    name,
    version,
    languages: [
      { language: 'go', title: 'Go', extensions: ['go'], tests: true, reads: 'fmt.Scan(&value)' },
    ],
    driver: 'driver.js',
    files: described,
  }
  await writeFile(path.join(made, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return version
}

const hash = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
