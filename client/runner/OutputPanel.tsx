import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as Y from 'yjs'
import type { CodePresence } from '#shared/awareness.ts'
import { useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { useShortcut } from '../ui/useShortcut.ts'
import { AnswerField } from './AnswerField.tsx'
import { HiddenTests } from './HiddenTests.tsx'
import { InputField } from './InputField.tsx'
import styles from './OutputPanel.module.css'
import { OutputView } from './OutputView.tsx'
import type { Place } from './places-in-output.ts'
import { RunHeader } from './RunHeader.tsx'
import type { Tab } from './RunHeader.tsx'
import { TestsView } from './TestsView.tsx'
import { useCodeRunner } from './useCodeRunner.ts'
import { useLastFocusWithin } from './useLastFocusWithin.ts'
import { useRuns } from './useRuns.ts'

interface Props {
  document: SharedDocument<CodePresence>
  /** The name of the file in front. */
  front: string | undefined
  /** Goes to a line of one of the room's files. */
  onPlace: (place: Place) => void
  /** Whether more than the header is to be seen. */
  open: boolean
  /** Absent where it cannot be folded away. */
  onOpen?: ((open: boolean) => void) | undefined
}

/** Runs the room's code, and shows everybody what came of it. */
export function OutputPanel({ document, front, onPlace, open, onOpen }: Props) {
  const { t } = useTranslation('runner')
  const { me, preview } = useRoomSession()
  const runs = useRuns(document.doc)
  const runner = useCodeRunner(document, front)
  const newest = runs.at(-1)
  const tested = runs.findLast(({ kind }) => kind === 'tests')
  const [chosen, setChosen] = useState<Tab>()
  const [privateRuns] = useState(() => new Y.Doc())
  const [asksInput, setAsksInput] = useState(false)
  const workedHere = useLastFocusWithin(
    '[data-part="output"], [data-part="code"], [data-part="files"]',
  )
  const tab = chosen ?? (runner.tests ? 'tests' : 'output')

  // A run brings what it is about to the front, whoever began it.
  const [seen, setSeen] = useState(newest?.id)
  if (newest && newest.id !== seen) {
    setSeen(newest.id)
    setChosen(newest.kind === 'tests' ? 'tests' : 'output')
  }
  function run() {
    if (runner.state.kind !== 'idle') return
    onOpen?.(true)
    if (tab === 'tests') runner.runTests()
    else runner.runProgram()
  }
  useShortcut('Mod+Enter', run, runner.mayRun)

  return (
    <section className={styles.panel} aria-label={t('panel')} data-part="output">
      <RunHeader
        runner={runner}
        front={front}
        newest={newest}
        tab={tab}
        onTab={(next) => {
          setChosen(next)
          onOpen?.(true)
        }}
        asksInput={asksInput}
        onAskInput={(asks) => {
          setAsksInput(asks)
          if (asks) setChosen('output')
          onOpen?.(true)
        }}
        open={open}
        onOpen={onOpen}
        onRun={run}
      />
      <div className={styles.body} hidden={!open}>
        {tab === 'tests' ? (
          <div className={styles.tests}>
            <TestsView runner={runner} run={tested} onSeeOutput={() => setChosen('output')} />
            {me.role === 'examiner' && !preview && (
              <HiddenTests runner={runner} runs={privateRuns} />
            )}
          </div>
        ) : (
          <OutputView run={newest} document={document} onPlace={onPlace}>
            {runner.mayRun && runner.state.kind === 'waiting' && (
              <AnswerField
                takesFocus={() => workedHere.current}
                onAnswer={runner.answer}
                onEnd={runner.endInput}
              />
            )}
          </OutputView>
        )}
        {tab === 'output' && asksInput && runner.mayRun && (
          <InputField
            value={runner.input}
            onChange={runner.setInput}
            call={runner.target?.language.reads}
          />
        )}
      </div>
    </section>
  )
}
