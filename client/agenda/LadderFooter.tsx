import { Eye, SkipForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAgenda } from '../sync/session-context.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import styles from './LadderPanel.module.css'
import { ReasonButton } from './ReasonButton.tsx'
import type { RungView } from './ladder-view.ts'
import type { LadderActions } from './useLadder.ts'
import { useTakeBack } from './useTakeBack.ts'

interface Props {
  next: RungView | undefined
  current: RungView | undefined
  actions: LadderActions | undefined
}

/** Reveal the next rung, take the last one back, skip. */
export function LadderFooter({ next, current, actions }: Props) {
  const { t } = useTranslation('agenda')
  const { status } = useAgenda()
  const back = useTakeBack(current?.revealedAtMs)
  if (status === 'ended') return null
  const resting = actions ? undefined : t('restingUntilStart')
  const allShown = next ? undefined : t('allShown')
  const noBack = { none: t('nothingToTakeBack'), 'too-late': t('tooLateToTakeBack') }

  return (
    <footer className={styles.foot}>
      <ReasonButton
        variant="primary"
        icon={<Eye />}
        reason={resting ?? allShown}
        onClick={() => next && actions?.reveal(next.rung)}
      >
        {t('revealNext')}
      </ReasonButton>
      <ReasonButton
        variant="quiet"
        reason={resting ?? (back.kind === 'possible' ? undefined : noBack[back.kind])}
        onClick={() => current && actions?.hide(current.rung)}
      >
        {t('takeBack')}
      </ReasonButton>
      <span className={styles.space} />
      {next && actions && (
        <IconButton
          label={t('skipNext', { number: next.number })}
          icon={<SkipForward />}
          side="top"
          onClick={() => actions.skip(next.rung)}
        />
      )}
      <Kbd keys={['Alt', '.']} />
    </footer>
  )
}
