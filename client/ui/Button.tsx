import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: 'primary' | 'default' | 'quiet' | 'danger' | undefined
  size?: 'sm' | 'md' | 'lg' | undefined
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button(props: ButtonProps) {
  const { variant = 'default', size = 'md', icon, className, children, type, ...rest } = props
  return (
    <button
      type={type ?? 'button'}
      className={classNames(styles.button, styles[variant], styles[size], className)}
      {...rest}
    >
      {icon}
      {children}
    </button>
  )
}
