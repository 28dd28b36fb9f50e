import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { scores } from '#shared/rubric.ts'
import type { Judgement } from '#shared/scorecard.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './ScoreScale.module.css'
import { keyMeaning } from './score-keys.ts'

type Value = Judgement['score']
const values: readonly Value[] = [...scores, 'not-observed']

interface Props {
  /** Id of the criterion's title. */
  labelledBy: string
  /** What one sees or hears at each level, 1 first. */
  levels: readonly string[]
  value: Value | undefined
  /** Undefined: may be read, not written. Null takes the score back. */
  onChoose: ((value: Value | null) => void) | undefined
}

/**
 * Four levels and "not observed". Arrow keys look without choosing, because each choice is kept with its time;
 * Space, Enter or the digit choose, and choosing the chosen one takes it back.
 */
export function ScoreScale({ labelledBy, levels, value, onChoose }: Props) {
  const { t } = useTranslation('scoring')
  const name = useId()
  const [peeked, setPeeked] = useState<Value>()
  const inputs = useRef(new Map<Value, HTMLInputElement>())
  const choose = (one: Value | undefined) => onChoose?.(one === value ? null : (one ?? null))
  const meaningOf = (one: Value) =>
    one === 'not-observed' ? t('notObservedMeans') : (levels[one - 1] ?? '')

  const press = (event: KeyboardEvent, at: Value) => {
    const meant = keyMeaning(event.key, values.indexOf(at), values.length)
    if (!meant) return
    event.preventDefault()
    if (meant.kind === 'look') inputs.current.get(values[meant.index] ?? at)?.focus()
    if (meant.kind === 'choose') choose(values[meant.index])
    if (meant.kind === 'clear') onChoose?.(null)
    if (meant.kind === 'close') setPeeked(undefined)
  }

  return (
    <div className={styles.area} onPointerLeave={() => setPeeked(undefined)}>
      <div role="radiogroup" aria-labelledby={labelledBy} className={styles.scale}>
        {values.map((one) => (
          <label
            key={one}
            className={classNames(
              styles.level,
              one === 'not-observed' && styles.none,
              one === value && styles.chosen,
            )}
            onPointerEnter={() => setPeeked(one)}
          >
            <input
              ref={(element) => {
                if (element) inputs.current.set(one, element)
                else inputs.current.delete(one)
              }}
              type="radio"
              name={name}
              className={styles.input}
              aria-label={one === 'not-observed' ? t('notObserved') : `${one}. ${meaningOf(one)}`}
              checked={one === value}
              disabled={onChoose === undefined}
              // Not onChange: the browser reports no change when the chosen one is pressed again.
              readOnly
              onClick={() => choose(one)}
              onKeyDown={(event) => press(event, one)}
              // Some browsers press a radio when the bar comes up again: it has been seen to already.
              onKeyUp={(event) => {
                if (event.key === ' ') event.preventDefault()
              }}
              onFocus={({ currentTarget }) => {
                if (currentTarget.matches(':focus-visible')) setPeeked(one)
              }}
              onBlur={() => setPeeked(undefined)}
            />
            {one === 'not-observed' ? t('notObserved') : one}
          </label>
        ))}
      </div>
      {peeked !== undefined && peeked !== value && (
        <p className={styles.peek} aria-hidden>
          {peeked === 'not-observed' ? '' : `${peeked} — `}
          {meaningOf(peeked)}
        </p>
      )}
    </div>
  )
}
