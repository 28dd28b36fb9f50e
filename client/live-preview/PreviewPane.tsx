import { AppWindow, Play, RotateCw, Square, X } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import { useFiles } from '../editor/useFiles.ts'
import type { Place } from '../runner/places-in-output.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { choosePreviewEntry } from './entry.ts'
import { packageNames } from './packages.ts'
import { PreviewConsole } from './PreviewConsole.tsx'
import styles from './PreviewPane.module.css'
import { TroubleLine } from './TroubleLine.tsx'
import { usePreview } from './usePreview.ts'

interface Props {
  document: SharedDocument<CodePresence>
  /** Goes to a line of one of the room's files. */
  onPlace: (place: Place) => void
  onClose: () => void
}

/** The room's front end beside its editor. In nobody's browser does it run before they have pressed for it. */
export function PreviewPane({ document, onPlace, onClose }: Props) {
  const { t } = useTranslation('preview')
  const [on, setOn] = useState(false)
  const files = useFiles(document.doc)
  const names = useMemo(() => files.map(({ name }) => name), [files])
  const entry = choosePreviewEntry(names)?.file
  return on ? (
    <RunningPreview
      document={document}
      names={names}
      onPlace={onPlace}
      onStop={() => setOn(false)}
      onClose={onClose}
    />
  ) : (
    <section className={styles.pane} aria-label={t('title')} data-part="preview">
      <header className={styles.header}>
        <Title file={entry} />
        <Close onClose={onClose} />
      </header>
      <div className={styles.idle} data-part="preview-controls">
        <EmptyState
          title={t('idle')}
          action={
            <Button
              variant="primary"
              icon={<Play fill="currentColor" />}
              disabled={entry === undefined}
              onClick={() => setOn(true)}
            >
              {t('start')}
            </Button>
          }
        >
          <p>{t('idleWhat')}</p>
          <p>{entry === undefined ? t('beginsNowhere') : t('begins', { file: entry })}</p>
          <p className={styles.quiet}>{t('packages', { names: packageNames.join(', ') })}</p>
        </EmptyState>
      </div>
    </section>
  )
}

interface RunningProps extends Props {
  names: readonly string[]
  onStop: () => void
}

function RunningPreview({ document, names, onPlace, onStop, onClose }: RunningProps) {
  const { t } = useTranslation('preview')
  const pane = useRef<HTMLElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const shield = useRef<HTMLDivElement>(null)
  const { state, restart } = usePreview(document.doc, { pane, stage, shield })
  const waits = !state.shown && !state.trouble
  return (
    <section ref={pane} className={styles.pane} aria-label={t('title')} data-part="preview">
      <header className={styles.header} data-part="preview-controls">
        <Title file={state.entry} />
        <IconButton label={t('restart')} icon={<RotateCw />} onClick={restart} />
        <IconButton label={t('stop')} icon={<Square />} onClick={onStop} />
        <Close onClose={onClose} />
      </header>
      <div className={styles.picture}>
        <div ref={stage} className={styles.stage} />
        <div ref={shield} className={styles.shield} />
        {waits && (
          <div className={styles.waiting}>
            <Spinner label={t('starting')} />
          </div>
        )}
      </div>
      {state.trouble && (
        <TroubleLine trouble={state.trouble} shown={state.shown} onPlace={onPlace} />
      )}
      <PreviewConsole lane={state.lane} files={names} onPlace={onPlace} />
    </section>
  )
}

function Title({ file }: { file: string | undefined }) {
  const { t } = useTranslation('preview')
  return (
    <h2 className={styles.title}>
      <AppWindow aria-hidden />
      {t('title')}
      {file !== undefined && <span className={styles.file}>{file}</span>}
    </h2>
  )
}

function Close({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('preview')
  return <IconButton label={t('hide')} icon={<X />} onClick={onClose} />
}
