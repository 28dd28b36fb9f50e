import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryVersion } from '#shared/library-api.ts'
import { useLanguage } from '../i18n/index.ts'
import { listVersions, readVersion } from '../library/entries.ts'
import type { EntryName } from '../library/entries.ts'
import { useRequest } from '../pages/frame/useRequest.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { scrollable } from '../ui/scrollable.ts'
import { Tag } from '../ui/Tag.tsx'
import { inOrder } from './entry-files.ts'
import type { RestoredVersion } from './useSaving.ts'
import styles from './VersionsDialog.module.css'

interface Props {
  name: EntryName
  title: string
  onRestore: (version: RestoredVersion) => void
  onClose: () => void
}

/** Every version of an entry: to look at, and to bring back. */
export function VersionsDialog({ name, title, onRestore, onClose }: Props) {
  const { t } = useTranslation(['authoring', 'common'])
  const { answer, failed, again } = useRequest(() => listVersions(name))
  const [shown, setShown] = useState<number>()
  const versions = answer === 'locked' || !answer ? [] : answer
  const chosen = shown ?? versions[0]?.version
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('versionsTitle', { name: title })}
      description={t('versionsWhy')}
    >
      {failed && (
        <EmptyState
          title={t('failed')}
          action={<Button onClick={again}>{t('common:tryAgain')}</Button>}
        >
          {t('failedWhy')}
        </EmptyState>
      )}
      {!failed && !answer && <Spinner label={t('common:loading')} />}
      <ul className={styles.list}>
        {versions.map((version) => (
          <li key={version.version}>
            <VersionButton
              version={version}
              chosen={version.version === chosen}
              onChoose={() => setShown(version.version)}
            />
          </li>
        ))}
      </ul>
      {chosen !== undefined && (
        <VersionFiles
          key={chosen}
          name={name}
          version={chosen}
          onRestore={chosen === versions[0]?.version ? undefined : onRestore}
        />
      )}
    </Dialog>
  )
}

interface ButtonProps {
  version: EntryVersion
  chosen: boolean
  onChoose: () => void
}

function VersionButton({
  version: { version, savedAtMs, offered },
  chosen,
  onChoose,
}: ButtonProps) {
  const { t } = useTranslation('authoring')
  const { language } = useLanguage()
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <button
      type="button"
      className={styles.version}
      aria-pressed={chosen}
      aria-label={`${t('look', { count: version })}, ${moment.format(savedAtMs)}`}
      onClick={onChoose}
    >
      <strong>{t('version', { count: version })}</strong>
      <span className={styles.moment}>{moment.format(savedAtMs)}</span>
      <Tag tone={offered ? 'ok' : 'warn'}>{offered ? t('isOffered') : t('isDraft')}</Tag>
    </button>
  )
}

interface FilesProps {
  name: EntryName
  version: number
  /** Undefined for the newest: it is there already. */
  onRestore: Props['onRestore'] | undefined
}

function VersionFiles({ name, version, onRestore }: FilesProps) {
  const { t } = useTranslation(['authoring', 'common'])
  const { answer } = useRequest(() => readVersion(name, version))
  if (!answer || answer === 'locked') return <Spinner label={t('common:loading')} />
  const { files } = answer
  return (
    <>
      <section
        className={styles.files}
        aria-label={t('version', { count: version })}
        {...scrollable}
      >
        {inOrder(files).map(({ path, text }) => (
          <figure key={path} className={styles.file}>
            <figcaption>{path}</figcaption>
            <pre>{text}</pre>
          </figure>
        ))}
      </section>
      {onRestore && (
        <Button variant="primary" icon={<History />} onClick={() => onRestore(answer)}>
          {t('restore', { count: version })}
        </Button>
      )}
    </>
  )
}
