import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import type { Caret, Destination } from '../../editor/caret.ts'
import { CodePane } from '../../editor/CodePane.tsx'
import { Withheld } from '../../agenda/Withheld.tsx'
import { useLoaded, usePermission } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'
import styles from './Sides.module.css'

interface Props {
  document: SharedDocument<CodePresence> | undefined
  file: string | undefined
  onCaret?: (caret: Caret) => void
  destination?: Destination | undefined
  followed?: ParticipantId | undefined
}

/** The editor's half of the work area, whatever state its document is in. */
export function CodeSide({ document, ...props }: Props) {
  const { t } = useTranslation('room')
  return (
    <section className={styles.side} aria-label={t('work.codePanel')}>
      <PanelBoundary>
        {document ? (
          <LoadedCode document={document} {...props} />
        ) : (
          <div className={styles.waiting}>
            <Spinner label={t('work.loadingFiles')} />
          </div>
        )}
      </PanelBoundary>
    </section>
  )
}

interface LoadedProps extends Props {
  document: SharedDocument<CodePresence>
}

function LoadedCode({ document, file, ...place }: LoadedProps) {
  const { t } = useTranslation('room')
  const loaded = useLoaded(document)
  const permission = usePermission(document)
  if (permission?.right === 'withheld') {
    return (
      <div className={styles.waiting}>
        <Withheld />
      </div>
    )
  }
  if (!loaded) {
    return (
      <div className={styles.waiting}>
        <Spinner label={t('work.loadingFiles')} />
      </div>
    )
  }
  if (file === undefined) {
    return (
      <div className={styles.waiting}>
        <EmptyState title={t('work.noFile')}>{t('work.noFileWhy')}</EmptyState>
      </div>
    )
  }
  return (
    <>
      <CodePane
        document={document}
        file={file}
        readOnly={permission?.right !== 'write'}
        {...place}
      />
      <ReadOnlyNotice permission={permission} />
    </>
  )
}
