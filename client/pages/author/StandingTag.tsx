import { useTranslation } from 'react-i18next'
import type { OpenEntry } from '../../authoring/useAuthoring.ts'
import { Tag } from '../../ui/Tag.tsx'

/** Whether it is saved, and whether interviews are made of it. */
export function StandingTag({ entry: { saved, dirty } }: { entry: OpenEntry }) {
  const { t } = useTranslation('authoring')
  const standing = saved && (
    <Tag tone={saved.offers === saved.version ? 'ok' : 'warn'}>
      {saved.offers === saved.version
        ? t('offered', { count: saved.version })
        : saved.offers === null
          ? t('draftOf', { count: saved.version })
          : t('draftBehind', { count: saved.version, offers: saved.offers })}
    </Tag>
  )
  return (
    <>
      {standing}
      {dirty && <Tag tone="warn">{t('unsaved')}</Tag>}
    </>
  )
}
