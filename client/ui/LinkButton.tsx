import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { LinkProps } from 'react-router'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'

interface Props extends Pick<LinkProps, 'to' | 'className'> {
  variant?: 'primary' | 'default' | 'quiet'
  icon?: ReactNode
  children: ReactNode
}

/** Leads to another page and looks like a button. */
export function LinkButton({ variant = 'default', icon, className, children, to }: Props) {
  return (
    <Link to={to} className={classNames(styles.button, styles[variant], styles.md, className)}>
      {icon}
      {children}
    </Link>
  )
}
