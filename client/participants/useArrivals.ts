import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import type { Person } from '../sync/session.ts'
import { announce } from '../ui/Announcer.tsx'
import { compare } from './people-view.ts'

/** Tells screen readers who came and who went. */
export function useArrivals(people: readonly Person[]): void {
  const { t } = useTranslation('agenda')
  const { language } = useLanguage()
  const before = useRef(people)
  useEffect(() => {
    const { joined, left } = compare(before.current, people)
    // Before the first news of the room has come, everybody would seem to arrive at once.
    const known = before.current.length > 0
    before.current = people
    if (!known) return
    const list = new Intl.ListFormat(language)
    const news = [
      joined.length > 0 && t('people.joined', { names: list.format(joined) }),
      left.length > 0 && t('people.left', { names: list.format(left) }),
    ].filter((words) => words !== false)
    if (news.length > 0) announce(news.join('. '))
  }, [people, t, language])
}
