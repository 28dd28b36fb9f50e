import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { viewSchema } from '#shared/agenda.ts'
import type { View } from '#shared/agenda.ts'
import { useAgenda, useRoomSession } from '../../sync/session-context.ts'
import { announce } from '../../ui/Announcer.tsx'
import { useKept } from '../../ui/useKept.ts'

/** Which of editor and whiteboard is in front here: chosen, kept by this browser, and changed when an examiner calls. */
export function useRoomView(): [View, (view: View) => void] {
  const { t } = useTranslation('room')
  const session = useRoomSession()
  const { calledView } = useAgenda()
  const [view, setView] = useKept<View>(
    'pairboard.view',
    viewSchema,
    window.innerWidth < 1200 ? 'code' : 'split',
  )
  const followed = useRef<number | undefined>(undefined)
  const [initialCall] = useState(calledView?.atMs)

  // A call moves everybody once; after it each goes where they want.
  useEffect(() => {
    if (!calledView || followed.current === calledView.atMs) return
    followed.current = calledView.atMs
    if (view === calledView.view) return
    setView(calledView.view)
    if (calledView.atMs !== initialCall && session.me.role !== 'examiner') {
      announce(t('said.called', { view: t(`work.${calledView.view}`) }))
    }
  })

  const { showView } = session
  useEffect(() => showView(view), [showView, view])
  return [view, setView]
}
