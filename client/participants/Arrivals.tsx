import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import type { Person } from '../sync/session.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { compare } from './people-view.ts'
import type { ComingsAndGoings } from './people-view.ts'

/** Tells screen readers who came and who went. */
export function Arrivals({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('agenda')
  const { language } = useLanguage()
  const before = useRef(people)
  const [news, setNews] = useState<ComingsAndGoings>({ joined: [], left: [] })
  useEffect(() => {
    const next = compare(before.current, people)
    // Before the first news of the room has come, everybody would seem to arrive at once.
    const known = before.current.length > 0
    before.current = people
    if (known && next.joined.length + next.left.length > 0) setNews(next)
  }, [people])

  const list = new Intl.ListFormat(language)
  return (
    <VisuallyHidden>
      <output>
        {news.joined.length > 0 && t('people.joined', { names: list.format(news.joined) })}
        {news.left.length > 0 && ` ${t('people.left', { names: list.format(news.left) })}`}
      </output>
    </VisuallyHidden>
  )
}
