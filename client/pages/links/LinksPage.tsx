import { Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { roomIdSchema } from '#shared/ids.ts'
import { findInterview } from '../../sync/keys.ts'
import type { Interview } from '../../sync/keys.ts'
import { roles } from '#shared/role.ts'
import { classNames } from '../../ui/class-names.ts'
import buttons from '../../ui/Button.module.css'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../frame/Page.tsx'
import { Problem } from '../problems/Problem.tsx'
import { useFetchRoomAhead } from '../room/useFetchRoomAhead.ts'
import { previewAddress } from './link-address.ts'
import { LinkRow } from './LinkRow.tsx'
import rows from './LinkRow.module.css'
import styles from './LinksPage.module.css'

/** After a room was made: its three links, and the way in. */
export function LinksPage() {
  const { room } = useParams()
  const id = roomIdSchema.safeParse(room)
  const [interview] = useState(() => (id.success ? findInterview(id.data) : undefined))
  if (!id.success) return <Problem kind="malformed" />
  return interview && Object.keys(interview.links).length > 0 ? (
    <Links interview={interview} />
  ) : (
    <NoLinks />
  )
}

function Links({ interview: { room, candidate, links } }: { interview: Interview }) {
  const { t } = useTranslation('pages')
  useFetchRoomAhead()
  const title = t('links.title', { name: candidate })
  return (
    <Page title={title} width="narrow">
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{t('links.lead')}</p>
      <ul className={rows.links}>
        {roles.map((role) => (
          <LinkRow key={role} room={room} role={role} linkKey={links[role]} />
        ))}
      </ul>
      <div className={styles.actions}>
        <Link
          to={`/room/${room}`}
          className={classNames(buttons.button, buttons.primary, buttons.lg)}
        >
          {t('links.go')}
        </Link>
        {links.candidate && (
          <a
            href={previewAddress(room, links.candidate)}
            target="_blank"
            rel="noreferrer"
            className={classNames(buttons.button, buttons.default, buttons.lg)}
          >
            <Eye aria-hidden />
            {t('links.preview')}
          </a>
        )}
      </div>
    </Page>
  )
}

function NoLinks() {
  const { t } = useTranslation('pages')
  return (
    <Page title={t('links.unknown')} width="narrow">
      <EmptyState
        title={t('links.unknown')}
        action={
          <Link to="/" className={classNames(buttons.button, buttons.default, buttons.md)}>
            {t('links.home')}
          </Link>
        }
      >
        {t('links.unknownWhy')}
      </EmptyState>
    </Page>
  )
}
