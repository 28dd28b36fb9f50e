import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { runLimits } from '#shared/run-limits.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import styles from './OutputPanel.module.css'

interface Props {
  /** Whether it may take the focus: it appears while people work, and not only here. */
  takesFocus: () => boolean
  onAnswer: (line: string) => void
  onEnd: () => void
}

/** A line of standard input, for a program that waits for it. */
export function AnswerField({ takesFocus, onAnswer, onEnd }: Props) {
  const { t } = useTranslation('runner')
  const [line, setLine] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const mayTake = useRef(takesFocus)
  useEffect(() => {
    if (mayTake.current()) field.current?.focus()
  }, [])

  function end() {
    // What stands there already is the last line.
    if (line !== '') onAnswer(line)
    onEnd()
  }
  function endOnKey(event: KeyboardEvent) {
    if (!event.ctrlKey || event.code !== 'KeyD') return
    event.preventDefault()
    end()
  }
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer(line)
        // The next question may come so soon that this field stays.
        setLine('')
      }}
    >
      <Field label={t('asks')} hint={t('asksHint')}>
        <div className={styles.line}>
          <TextInput
            ref={field}
            value={line}
            maxLength={runLimits.lineLength}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-keyshortcuts="Control+D"
            onChange={(event) => setLine(event.target.value)}
            onKeyDown={endOnKey}
          />
          <Button type="submit">{t('answer')}</Button>
          <Button variant="quiet" onClick={end}>
            {t('endInput')}
          </Button>
          <span className={styles.keys}>
            <Kbd keys={['Ctrl', 'D']} />
          </span>
        </div>
      </Field>
    </form>
  )
}
