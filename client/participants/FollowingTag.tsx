import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Face } from '../ui/Face.tsx'
import styles from './FollowingTag.module.css'
import type { Following } from './useFollowing.ts'

/** Says whom this browser follows, and is the button that ends it. */
export function FollowingTag({ person, stop }: Pick<Following, 'person' | 'stop'>) {
  const { t } = useTranslation('agenda')
  if (!person) return null
  return (
    <button type="button" className={styles.tag} title={t('people.unfollow')} onClick={stop}>
      <Face name={person.name} colour={person.colour} size="sm" />
      <span className={styles.name}>{t('people.following', { name: person.name })}</span>
      <X aria-hidden />
    </button>
  )
}
