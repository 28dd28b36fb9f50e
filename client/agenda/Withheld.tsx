import { EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoomSession } from '../sync/session-context.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

/** In place of the editor or the whiteboard while the candidate works unwatched. */
export function Withheld() {
  const { t } = useTranslation('agenda')
  const { room } = useRoomSession()
  return (
    <EmptyState icon={<EyeOff aria-hidden />} title={t('focus.they', { name: room.candidate })}>
      {t('focus.withheld')}
    </EmptyState>
  )
}
