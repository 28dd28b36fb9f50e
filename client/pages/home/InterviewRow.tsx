import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useLanguage } from '../../i18n/index.ts'
import type { Interview } from '../../sync/keys.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { formatMoment } from '../frame/dates.ts'
import styles from './Interviews.module.css'
import { useStanding } from './useStanding.ts'

interface Props {
  interview: Interview
  onForget: () => void
}

export function InterviewRow({ interview, onForget }: Props) {
  const { t } = useTranslation('pages')
  const { language, inLanguage } = useLanguage()
  const navigate = useNavigate()
  const { room, candidate, role, plan, createdAtMs, links } = interview
  const standing = useStanding(interview)
  const hasLinks = Object.values(links).some(Boolean)
  return (
    <tr>
      <td>
        <Link
          to={`/room/${room}`}
          className={styles.name}
          aria-label={t('home.open', { name: candidate })}
        >
          {candidate}
        </Link>
        <span className={styles.role}>{role}</span>
      </td>
      <td>{plan ? inLanguage(plan) : '—'}</td>
      <td className={styles.when}>
        {standing === 'live' ? t('home.now') : formatMoment(createdAtMs, language)}
      </td>
      <td>{standing !== 'asking' && <Tag tone={tones[standing]}>{t(`home.${standing}`)}</Tag>}</td>
      <td className={styles.actions}>
        <Menu
          align="end"
          trigger={
            <IconButton label={t('home.more', { name: candidate })} icon={<Ellipsis />} size="sm" />
          }
        >
          {hasLinks && standing !== 'gone' && (
            <MenuItem onSelect={() => void navigate(`/room/${room}/links`)}>
              {t('home.links')}
            </MenuItem>
          )}
          <MenuItem tone="danger" onSelect={onForget}>
            {t('home.forget')}
          </MenuItem>
        </Menu>
      </td>
    </tr>
  )
}

const tones = {
  lobby: 'neutral',
  live: 'live',
  ended: 'ok',
  gone: 'warn',
  unknown: 'warn',
} as const
