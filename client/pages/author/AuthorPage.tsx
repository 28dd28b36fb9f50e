import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { entryIdSchema, entryKindSchema } from '#shared/library-entry.ts'
import { useAuthoring } from '../../authoring/useAuthoring.ts'
import type { Loading } from '../../authoring/useAuthoring.ts'
import type { EntryName } from '../../library/entries.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { Page } from '../frame/Page.tsx'
import { Problem } from '../problems/Problem.tsx'
import { AuthorDesk } from './AuthorDesk.tsx'

/** Where a team's own exercise, plan or rubric is written. */
export function AuthorPage() {
  const params = useParams()
  const [turn, setTurn] = useState(0)
  const kind = entryKindSchema.safeParse(params['kind'])
  const id = entryIdSchema.safeParse(params['id'])
  if (!kind.success || !id.success) return <Problem kind="notFound" />
  const name = { kind: kind.data, id: id.data }
  const key = `${name.kind}/${name.id}/${turn}`
  return <Desk key={key} name={name} again={() => setTurn(turn + 1)} />
}

function Desk({ name, again }: { name: EntryName; again: () => void }) {
  const authoring = useAuthoring(name)
  const { entry, loading } = authoring
  if (entry && !loading) {
    return (
      <Page title={name.id} width="full">
        <AuthorDesk name={name} entry={entry} authoring={authoring} />
      </Page>
    )
  }
  return (
    <Page title={name.id} width="narrow">
      <NotOpen loading={loading ?? 'loading'} again={again} />
    </Page>
  )
}

function NotOpen({ loading, again }: { loading: Loading; again: () => void }) {
  const { t } = useTranslation(['authoring', 'common', 'library'])
  const toLibrary = <LinkButton to="/exercises">{t('back')}</LinkButton>
  switch (loading) {
    case 'loading':
      return <Spinner label={t('common:loading')} />
    case 'failed':
      return (
        <EmptyState
          title={t('failed')}
          action={<Button onClick={again}>{t('common:tryAgain')}</Button>}
        >
          {t('failedWhy')}
        </EmptyState>
      )
    case 'locked':
      return (
        // Where there is a team's key, the library asks for it.
        <EmptyState title={t('library:private')} action={toLibrary}>
          {t('lockedWhy')}
        </EmptyState>
      )
    case 'missing':
      return (
        <EmptyState title={t('missingTitle')} action={toLibrary}>
          {t('missingWhy')}
        </EmptyState>
      )
    case 'not-ours':
      break
  }
  return (
    <EmptyState title={t('notOursTitle')} action={toLibrary}>
      {t('notOursWhy')}
    </EmptyState>
  )
}
