import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import buttons from '../../ui/Button.module.css'
import { classNames } from '../../ui/class-names.ts'
import { Page } from '../frame/Page.tsx'
import styles from './Problem.module.css'
import { mayPass } from './problem-kind.ts'
import type { ProblemKind } from './problem-kind.ts'

interface Props {
  kind: ProblemKind
  /** Offered where trying again can help. */
  onRetry?: (() => void) | undefined
  /** Further things to do. */
  children?: ReactNode
}

/** Why a person cannot be where they wanted to be, and what they can do about it. */
export function Problem({ kind, onRetry, children }: Props) {
  const { t } = useTranslation(['pages', 'common'])
  const title = t(`problem.${kind}Title`)
  return (
    <Page guest title={title} width="narrow">
      <section className={styles.problem}>
        <CircleAlert aria-hidden className={styles.icon} />
        <h1>{title}</h1>
        <p>{t(`problem.${kind}What`)}</p>
        <div className={styles.actions}>
          {kind === 'old' && (
            <Button variant="primary" onClick={() => location.reload()}>
              {t('common:reload')}
            </Button>
          )}
          {onRetry && mayPass.has(kind) && (
            <Button variant="primary" onClick={onRetry}>
              {t('common:tryAgain')}
            </Button>
          )}
          {children}
          <Link to="/" className={classNames(buttons.button, buttons.default, buttons.md)}>
            {t('problem.toHome')}
          </Link>
        </div>
      </section>
    </Page>
  )
}
