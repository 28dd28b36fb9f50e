import { PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Library } from '#shared/api.ts'
import type { TeamEntry } from '#shared/library-api.ts'
import { EntryMenu } from '../../authoring/EntryMenu.tsx'
import { editAddress } from '../../authoring/addresses.ts'
import { listNew } from '../../authoring/unsaved.ts'
import { useLanguage } from '../../i18n/index.ts'
import { listTeamEntries } from '../../library/entries.ts'
import type { EntryName } from '../../library/entries.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useRequest } from '../frame/useRequest.ts'
import styles from './TeamShelf.module.css'

/** What the team has written itself, drafts too. */
export function TeamShelf({ library }: { library: Library }) {
  const { t } = useTranslation(['authoring', 'common', 'library'])
  const { answer, failed, again } = useRequest(listTeamEntries)
  if (failed) {
    return (
      <EmptyState
        title={t('library:failed')}
        action={<Button onClick={again}>{t('common:tryAgain')}</Button>}
      >
        {t('failedWhy')}
      </EmptyState>
    )
  }
  if (!answer) return <Spinner label={t('common:loading')} />
  if (answer === 'locked') return <EmptyState title={t('mine')}>{t('lockedWhy')}</EmptyState>
  const unsaved = listNew().filter(
    (name) => !answer.some(({ kind, id }) => kind === name.kind && id === name.id),
  )
  if (answer.length + unsaved.length === 0) {
    return (
      <EmptyState icon={<PenLine />} title={t('mine')}>
        {t('none')}
      </EmptyState>
    )
  }
  return (
    <>
      <p className={styles.lead}>{t('mineLead')}</p>
      <ul className={styles.list}>
        {unsaved.map((name) => (
          <li key={`${name.kind}/${name.id}`} className={styles.row}>
            <Row name={name} title={name.id} />
            <Tag tone="warn">{t('unsaved')}</Tag>
            <LinkButton icon={<PenLine />} to={editAddress(name)}>
              {t('edit')}
            </LinkButton>
          </li>
        ))}
        {answer.map((entry) => (
          <li key={`${entry.kind}/${entry.id}`} className={styles.row}>
            <SavedRow entry={entry} library={library} />
          </li>
        ))}
      </ul>
    </>
  )
}

function SavedRow({ entry, library }: { entry: TeamEntry; library: Library }) {
  const { t } = useTranslation('authoring')
  const { language, inLanguage } = useLanguage()
  const { kind, id, title, version, offers, savedAtMs } = entry
  const saved = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <Row name={entry} title={title ? inLanguage(title) : id} aside={saved.format(savedAtMs)} />
      {offers === version ? (
        <Tag tone="ok">{t('offered', { count: version })}</Tag>
      ) : (
        <Tag tone="warn">
          {offers === null
            ? t('draftOf', { count: version })
            : t('draftBehind', { count: version, offers })}
        </Tag>
      )}
      <LinkButton icon={<PenLine />} to={editAddress(entry)}>
        {t('edit')}
      </LinkButton>
      <EntryMenu
        name={{ kind, id }}
        origin="team"
        offered={library[kind].map((offered) => offered.id)}
      />
    </>
  )
}

function Row({ name, title, aside }: { name: EntryName; title: string; aside?: string }) {
  const { t } = useTranslation('authoring')
  return (
    <div className={styles.words}>
      <span className={styles.title}>{title}</span>
      <span className={styles.facts}>
        {[t(`kinds.${name.kind}`), name.id, ...(aside === undefined ? [] : [aside])].join(' · ')}
      </span>
    </div>
  )
}
