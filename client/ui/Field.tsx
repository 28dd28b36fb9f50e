import { createContext, useContext, useId, useMemo } from 'react'
import type { ReactNode } from 'react'
import styles from './Field.module.css'

interface FieldContext {
  readonly id: string
  readonly labelId: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}
const Context = createContext<FieldContext | undefined>(undefined)

/** What a control inside a Field takes from it: its id, its name, its description. */
export const useField = () => useContext(Context)

interface Props {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and how to mend it; shown below and announced with the control. */
  error?: ReactNode
  children: ReactNode
}

/** A control with its label, hint and error, tied together. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId()
  const invalid = error !== undefined && error !== null && error !== ''
  const context = useMemo(() => {
    const described = [hint ? `${id}-hint` : '', invalid ? `${id}-error` : '']
    const describedBy = described.filter(Boolean).join(' ') || undefined
    return { id, labelId: `${id}-label`, describedBy, invalid }
  }, [id, hint, invalid])
  return (
    <div className={styles.field}>
      <label id={context.labelId} htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Context value={context}>{children}</Context>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {invalid && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
