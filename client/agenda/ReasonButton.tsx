import { Button } from '../ui/Button.tsx'
import type { ButtonProps } from '../ui/Button.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { classNames } from '../ui/class-names.ts'
import styles from './ReasonButton.module.css'

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Why it cannot be pressed now; it stays in the tab order so that the reason can be read. */
  reason?: string | undefined
  onClick: () => void
}

/** A button that says why it does nothing. */
export function ReasonButton({ reason, onClick, className, ...rest }: Props) {
  if (reason === undefined) return <Button className={className} onClick={onClick} {...rest} />
  return (
    <Tooltip content={reason} side="top">
      <Button aria-disabled className={classNames(className, styles.resting)} {...rest} />
    </Tooltip>
  )
}
