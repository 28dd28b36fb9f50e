import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSqliteStore } from './sqlite-store.ts'
import { logRows, room } from './testing/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'pairboard-kill-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('killed at any instant: the lock is free again, and a dense log holds all that was acknowledged', async () => {
  const file = join(folder, 'pairboard.db')
  const program = join(import.meta.dirname, 'testing', 'append-until-killed.ts')
  for (let kill = 0; kill < 4; kill++) {
    const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    while (said.split('\n').length < 10 * 4 ** kill) await once(child.stdout, 'data')
    const ended = once(child, 'close')
    child.kill('SIGKILL')
    await ended
    const acknowledged = Number(said.split('\n').at(-2))
    const store = await openSqliteStore({ file })
    const rows = await store.readLog(room, 0)
    await store.close()
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
    expect(rows).toEqual(logRows(rows.length))
  }
}, 60_000)
