import { Suspense } from 'react'
import type { ReactNode } from 'react'
import { Withheld } from '../../agenda/Withheld.tsx'
import { useLoaded, usePermission } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import { Spinner } from '../../ui/Spinner.tsx'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'
import styles from './Sides.module.css'

interface Props<P> {
  label: string
  /** What is said while the document, or what shows it, is on its way. */
  waiting: string
  document: SharedDocument<P> | undefined
  children: (document: SharedDocument<P>, readOnly: boolean) => ReactNode
}

/** One half of the work area, whatever state its document is in: on its way, withheld, readable, writable. */
export function Side<P>({ label, waiting, document, children }: Props<P>) {
  const spinner = (
    <div className={styles.waiting}>
      <Spinner label={waiting} />
    </div>
  )
  return (
    <section className={styles.side} aria-label={label}>
      <PanelBoundary>
        <Suspense fallback={spinner}>
          {document ? (
            <Opened document={document} spinner={spinner}>
              {children}
            </Opened>
          ) : (
            spinner
          )}
        </Suspense>
      </PanelBoundary>
    </section>
  )
}

interface OpenedProps<P> extends Pick<Props<P>, 'children'> {
  document: SharedDocument<P>
  spinner: ReactNode
}

function Opened<P>({ document, spinner, children }: OpenedProps<P>) {
  const loaded = useLoaded(document)
  const permission = usePermission(document)
  if (permission?.right === 'withheld') {
    return (
      <div className={styles.waiting}>
        <Withheld />
      </div>
    )
  }
  if (!loaded) return spinner
  return (
    <>
      {children(document, permission?.right !== 'write')}
      <ReadOnlyNotice permission={permission} />
    </>
  )
}
