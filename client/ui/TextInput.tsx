import type { InputHTMLAttributes, Ref } from 'react'
import { classNames } from './class-names.ts'
import { useField } from './Field.tsx'
import styles from './Field.module.css'

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>
}

export function TextInput({ className, ...props }: Props) {
  const field = useField()
  return (
    <input
      type="text"
      id={field?.id}
      aria-describedby={field?.describedBy}
      aria-invalid={field?.invalid}
      className={classNames(styles.control, className)}
      {...props}
    />
  )
}
