import { startTransition, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import type { CodePresence } from '#shared/awareness.ts'
import type { TaskTests } from '#shared/exercise.ts'
import { mayRun as mayRunHere } from '#shared/permissions.ts'
import { useFiles } from '../editor/useFiles.ts'
import { useAgenda, usePermission, useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { announce } from '../ui/Announcer.tsx'
import { toast } from '../ui/toast.tsx'
import { chooseTestEntry } from './choose-entry.ts'
import type { Entry, TestEntry } from './choose-entry.ts'
import type { RunnerState } from './runner.ts'
import { runForRoom } from './run-for-room.ts'
import { targetOf } from './targets.ts'
import type { Target } from './targets.ts'
import { useRunner } from './useRunner.ts'
import { useRuntimes } from './useRuntimes.ts'

export interface CodeRunner {
  readonly runtimes: ReturnType<typeof useRuntimes>
  readonly state: RunnerState
  /** The language that is on its way or runs. */
  readonly busyWith: string
  /** What runs the file in front; undefined when it can only be edited. */
  readonly target: Target | undefined
  readonly mayRun: boolean
  /** May write the code, and yet runs are examiners' here. */
  readonly reserved: boolean
  /** The visible tests, once the exercise is shown. */
  readonly tests: TaskTests | undefined
  readonly testEntry: TestEntry | undefined
  readonly input: string
  readonly setInput: (input: string) => void
  readonly runProgram: () => void
  readonly runTests: () => void
  /** Other tests, written where nobody else reads them. */
  readonly runPrivately: (tests: TaskTests, runs: Y.Doc) => void
  readonly stop: () => void
  readonly answer: (line: string) => void
  readonly endInput: () => void
}

/** Everything that the output panel needs to run the room's code. @param front the name of the file in front */
export function useCodeRunner(
  document: SharedDocument<CodePresence>,
  front: string | undefined,
): CodeRunner {
  const { t } = useTranslation('runner')
  const { me, preview, nowMs } = useRoomSession()
  const { statement, runners } = useAgenda()
  const { doc } = document
  const files = useFiles(doc)
  const writable = usePermission(document)?.right === 'write'
  const allowed = mayRunHere({ role: me.role, preview }, { runners })
  const mayRun = writable && allowed
  const runtimes = useRuntimes()
  const { runner, state } = useRunner()
  const [input, setInput] = useState('')
  const [busyWith, setBusyWith] = useState('')
  const known = Array.isArray(runtimes) ? runtimes : []
  const target = front === undefined ? undefined : targetOf(front, known)
  const tests = statement?.tests
  const testEntry = (some: TaskTests): TestEntry => chooseTestEntry(files, front, some, known)

  const warm = mayRun ? target?.runtime : undefined
  useEffect(() => {
    if (!warm) return undefined
    // The room's own first seconds come first.
    const later = setTimeout(() => runner.warmUp(warm), 1_000)
    return () => clearTimeout(later)
  }, [runner, warm])

  async function start(entry: Entry, some: TaskTests | undefined, runs: Y.Doc) {
    if (!mayRun) return
    const { title } = entry.target.language
    startTransition(() => setBusyWith(title))
    const onEnded = () => announce(t('states.finished'))
    try {
      await runForRoom({
        runner,
        code: doc,
        runs,
        me,
        entry,
        tests: some,
        input,
        nowMs,
        onEnded,
      })
    } catch {
      toast(t('notDownloaded', { language: title }), { tone: 'danger', id: 'runtime' })
    }
  }
  function startTests(some: TaskTests, runs: Y.Doc) {
    const entry = testEntry(some)
    if (entry.kind === 'found') void start(entry, some, runs)
  }
  return {
    runtimes,
    state,
    busyWith,
    target,
    mayRun,
    reserved: writable && !allowed,
    tests,
    testEntry: tests && testEntry(tests),
    input,
    setInput,
    runProgram() {
      if (target && front !== undefined) void start({ file: front, target }, undefined, doc)
    },
    runTests() {
      if (tests) startTests(tests, doc)
    },
    runPrivately: startTests,
    stop: () => runner.stop(),
    answer: (line) => runner.answer(line),
    endInput: () => runner.endInput(),
  }
}
