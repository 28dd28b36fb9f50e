/** The server's disk is full, or broken: whoever writes is told at once, keeps what they wrote, and goes on afterwards. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from './support/fixtures.ts'

/** A library that lets writes to the data folder fail on command; Linux and a C compiler are needed. */
const test = base.extend<object, { environment: Record<string, string> }>({
  environment: [
    async ({}, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'pairboard-disk-'))
      const shim = join(folder, 'shim.so')
      const source = join(import.meta.dirname, '../server/proofs/disk/shim.c')
      const options = ['-O2', '-fPIC', '-shared', '-o', shim, source, '-ldl', '-lpthread']
      const built = process.platform === 'linux' && spawnSync('cc', options).status === 0
      const data = join(tmpdir(), 'pairboard-e2e-')
      const control = join(folder, 'control')
      await provide(built ? { LD_PRELOAD: shim, DISK_FOLDER: data, DISK_CONTROL: control } : {})
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
})
test.beforeEach(({ environment }) => {
  test.skip(!environment['LD_PRELOAD'], 'needs Linux and a C compiler')
})

const noSpace = 28
const ioError = 5
let failures = 0
function controlDisk({ DISK_CONTROL: control = '' }: Record<string, string>) {
  return {
    breakDisk: (error: number) => writeFileSync(control, `${++failures} w ${error} 0 1000000`),
    mendDisk: () => rmSync(control),
  }
}

test('without room on the disk nothing is called saved; with room again everything is', async ({
  startedInterview,
  environment,
}) => {
  const { breakDisk, mendDisk } = controlDisk(environment)
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('full.txt')
  await candidate.room.type('before ')
  await candidate.room.expectSaved()
  breakDisk(noSpace)
  await candidate.room.type('meanwhile')
  await expect(candidate.room.status).toHaveText(
    'Not saved: the server cannot write to its disk at the moment',
  )
  await expect(candidate.room.page.getByRole('button', { name: 'Download copy' })).toBeVisible()
  mendDisk()
  await candidate.room.expectSaved()
  await examiner.room.tab('full.txt').click()
  await examiner.room.expectLine('before meanwhile')
})

test('a server whose disk fails ends; what was typed waits in the page and arrives after the next start', async ({
  startedInterview,
  environment,
  server,
}) => {
  const { breakDisk, mendDisk } = controlDisk(environment)
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('broken.txt')
  await candidate.room.type('before ')
  await candidate.room.expectSaved()
  breakDisk(ioError)
  await candidate.room.type('meanwhile')
  await expect(candidate.room.status).toHaveText(/^(Not saved|Offline, \d+ changes? kept)/)
  await server.ended()
  mendDisk()
  await server.startAgain()
  await candidate.room.expectSaved()
  await examiner.room.tab('broken.txt').click()
  await examiner.room.expectLine('before meanwhile')
})
