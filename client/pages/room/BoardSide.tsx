import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import type { ImageStore } from '../../whiteboard/index.ts'
import { loadBoard } from './chunks.ts'
import { Side } from './Side.tsx'

const Whiteboard = lazy(loadBoard)

interface Props {
  document: SharedDocument<WhiteboardPresence> | undefined
  images: ImageStore
  onSelectedShapes?: (shapes: readonly string[]) => void
  followed?: ParticipantId | undefined
}

/** The whiteboard's half of the work area. */
export function BoardSide({ document, ...props }: Props) {
  const { t } = useTranslation('room')
  return (
    <Side label={t('work.boardPanel')} waiting={t('work.loadingBoard')} document={document}>
      {(opened, readOnly) => <Whiteboard document={opened} readOnly={readOnly} {...props} />}
    </Side>
  )
}
