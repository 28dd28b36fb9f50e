import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Tag.module.css'

interface Props {
  tone?: 'neutral' | 'ok' | 'live' | 'warn'
  children: ReactNode
}

export function Tag({ tone = 'neutral', children }: Props) {
  return <span className={classNames(styles.tag, styles[tone])}>{children}</span>
}
