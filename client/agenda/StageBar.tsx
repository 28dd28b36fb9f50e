import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import { useAgenda, useRoomSession } from '../sync/session-context.ts'
import { Stages } from './Stages.tsx'
import { currentStage, viewStages } from './stage-view.ts'
import { useAnnouncement } from './useAnnouncement.ts'
import { useTicks } from './useTicks.ts'
import { useSteering } from './useSteering.ts'

/** The stages and the clock, for the room's header. Examiners steer with it and see seconds; others look. */
export function StageBar() {
  const { agenda: document, me } = useRoomSession()
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const agenda = useAgenda()
  const steering = useSteering(agenda.status)
  const exact = me.role === 'examiner'
  const { clock } = agenda
  const nowMs = useTicks({
    clock: document,
    everyMs: exact ? 1000 : 5000,
    sinceMs: clock && clock.startedAtMs + clock.pausedMs,
    enabled: agenda.status === 'live' && clock?.pausedAtMs === null,
  })
  const stages = viewStages(agenda, nowMs)
  const current = currentStage(stages)
  useAnnouncement(
    current?.index,
    current ? t('nowStage', { title: inLanguage(current.title) }) : '',
  )
  if (stages.length === 0) return null
  return <Stages stages={stages} exact={exact} steering={steering} />
}
