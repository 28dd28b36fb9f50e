import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '#shared/limits.ts'
import { toast } from '../ui/toast.tsx'
import type { Refusal } from './bind-store.ts'
import type { ContentMessage } from './external-content.ts'

export type BoardMessage = ContentMessage | { readonly kind: 'refused'; readonly refusal: Refusal }

const megabytes = limits.imageUploadBytes / (1024 * 1024)

/** Tells the person at the board, in passing, why something was not taken. */
export function useTell(): (message: BoardMessage) => void {
  const { t } = useTranslation('whiteboard')
  return useCallback(
    (message) => {
      // One message of the board at a time: the newer one says more.
      const id = 'whiteboard'
      switch (message.kind) {
        case 'adding':
          return toast(t('images.adding', { count: message.images }), { id })
        case 'image':
          return toast(t(`images.${message.problem}`, { megabytes }), { id, tone: 'danger' })
        case 'paste':
          return toast(t(`paste.${message.problem}`), { id })
        case 'refused':
          return toast(t(`refused.${message.refusal}`), { id, tone: 'danger' })
      }
    },
    [t],
  )
}
