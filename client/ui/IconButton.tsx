import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import type { ButtonProps } from './Button.tsx'
import { classNames } from './class-names.ts'
import styles from './IconButton.module.css'
import { Kbd } from './Kbd.tsx'
import { Tooltip } from './Tooltip.tsx'

interface Props extends Omit<ButtonProps, 'aria-label' | 'children'> {
  /** What it does: its name for screen readers, and its tooltip. */
  label: string
  icon: ReactNode
  /** Shown beside the label in the tooltip. */
  keys?: string[] | undefined
  side?: 'top' | 'right' | 'bottom' | 'left'
}

export function IconButton(props: Props) {
  const { label, icon, keys, side = 'bottom', variant = 'quiet', className, ...rest } = props
  return (
    <Tooltip
      side={side}
      content={
        <span className={styles.tip}>
          {label}
          {keys && <Kbd keys={keys} />}
        </span>
      }
    >
      {/* The tooltip repeats the name, so it is not announced as a description too. */}
      <Button
        aria-label={label}
        aria-describedby={undefined}
        variant={variant}
        className={classNames(styles.square, className)}
        {...rest}
      >
        {icon}
      </Button>
    </Tooltip>
  )
}
