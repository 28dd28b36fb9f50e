import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useLanguage } from '../../i18n/index.ts'
import { useTenths } from '../../report/useTenths.ts'
import type { Interview } from '../../sync/keys.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { formatMoment } from '../frame/dates.ts'
import styles from './Interviews.module.css'
import { useOutcome } from './useOutcome.ts'
import type { Outcome } from './useOutcome.ts'
import { useStanding } from './useStanding.ts'
import type { Standing } from './useStanding.ts'

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
  const outcome = useOutcome(interview, standing)
  const tenths = useTenths()
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
      <td className={styles.score}>
        {outcome?.mean === undefined ? '—' : `${tenths(outcome.mean)} / 4`}
      </td>
      <td>{standing !== 'asking' && <StandingTag standing={standing} outcome={outcome} />}</td>
      <td className={styles.actions}>
        <Menu
          align="end"
          trigger={
            <IconButton label={t('home.more', { name: candidate })} icon={<Ellipsis />} size="sm" />
          }
        >
          {outcome && (
            <MenuItem onSelect={() => void navigate(`/room/${room}/report`)}>
              {t('home.report')}
            </MenuItem>
          )}
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

interface StandingProps {
  standing: Exclude<Standing, 'asking'>
  outcome: Outcome | undefined
}

function StandingTag({ standing, outcome }: StandingProps) {
  const { t } = useTranslation('pages')
  if (!outcome) return <Tag tone={tones[standing]}>{t(`home.${standing}`)}</Tag>
  if (outcome.open) return <Tag tone="ok">{t('home.reported')}</Tag>
  return (
    <Tag tone="warn">{t('home.sealed', { sealed: outcome.sealed, count: outcome.examiners })}</Tag>
  )
}

const tones = {
  lobby: 'neutral',
  live: 'live',
  ended: 'ok',
  gone: 'warn',
  unknown: 'warn',
} as const
