import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import type { Caret, Destination } from '../../editor/caret.ts'
import { CodePane } from '../../editor/CodePane.tsx'
import type { SharedDocument } from '../../sync/shared-document.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Side } from './Side.tsx'
import styles from './Sides.module.css'

interface Props {
  document: SharedDocument<CodePresence> | undefined
  file: string | undefined
  onCaret?: (caret: Caret) => void
  destination?: Destination | undefined
  followed?: ParticipantId | undefined
}

/** The editor's half of the work area. */
export function CodeSide({ document, file, ...place }: Props) {
  const { t } = useTranslation('room')
  return (
    <Side label={t('work.codePanel')} waiting={t('work.loadingFiles')} document={document}>
      {(opened, readOnly) =>
        file === undefined ? (
          <div className={styles.waiting}>
            <EmptyState title={t('work.noFile')}>{t('work.noFileWhy')}</EmptyState>
          </div>
        ) : (
          <CodePane document={opened} file={file} readOnly={readOnly} {...place} />
        )
      }
    </Side>
  )
}
