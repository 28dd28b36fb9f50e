import { PenTool } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BoardShape } from '#shared/exercise.ts'
import { usePermission, useRoomSession } from '../sync/session-context.ts'
import type { RoomSession } from '../sync/session.ts'
import { toast } from '../ui/toast.tsx'
import { drawShapes } from '../whiteboard/index.ts'
import styles from './LadderPanel.module.css'
import { ReasonButton } from './ReasonButton.tsx'

interface Props {
  shapes: readonly BoardShape[]
}

/** Puts the drawing that belongs to the ladder where everybody sees it; nothing when it has none. */
export function StartingPicture({ shapes }: Props) {
  const { whiteboard } = useRoomSession()
  return whiteboard && shapes.length > 0 ? (
    <DrawButton shapes={shapes} whiteboard={whiteboard} />
  ) : null
}

function DrawButton({
  shapes,
  whiteboard,
}: Props & { whiteboard: NonNullable<RoomSession['whiteboard']> }) {
  const { t } = useTranslation('agenda')
  const { room } = useRoomSession()
  const may = usePermission(whiteboard)?.right === 'write'
  return (
    <ReasonButton
      size="sm"
      className={styles.picture}
      icon={<PenTool />}
      reason={may ? undefined : t('boardNotWritable')}
      onClick={() => {
        drawShapes(whiteboard.doc, [...shapes], room.language)
        toast(t('pictureDrawn'))
      }}
    >
      {t('drawPicture')}
    </ReasonButton>
  )
}
