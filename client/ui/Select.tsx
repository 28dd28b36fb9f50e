import { ChevronDown } from 'lucide-react'
import type { Ref, SelectHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { useField } from './Field.tsx'
import styles from './Field.module.css'

interface Props extends SelectHTMLAttributes<HTMLSelectElement> {
  ref?: Ref<HTMLSelectElement>
}

/** The browser's own list, with `<option>` children: it is what phones and screen readers know best. */
export function Select({ className, ...props }: Props) {
  const field = useField()
  return (
    <span className={styles.select}>
      <select
        id={field?.id}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid}
        className={classNames(styles.control, className)}
        {...props}
      />
      <ChevronDown aria-hidden />
    </span>
  )
}
