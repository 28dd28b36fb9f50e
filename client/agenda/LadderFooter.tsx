import { Eye, SkipForward, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAgenda } from '../sync/session-context.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { classNames } from '../ui/class-names.ts'
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
  const noBackWhy = { none: t('nothingToTakeBack'), 'too-late': t('tooLateToTakeBack') }

  const noTakeBack = resting ?? (back.kind === 'possible' ? undefined : noBackWhy[back.kind])

  return (
    <footer className={styles.foot}>
      <ReasonButton
        variant="primary"
        className={styles.reveal}
        icon={<Eye />}
        reason={resting ?? allShown}
        onClick={() => next && actions?.reveal(next.rung)}
      >
        {t('revealNext')}
      </ReasonButton>
      <IconButton
        label={noTakeBack === undefined ? t('takeBack') : `${t('takeBack')}. ${noTakeBack}`}
        icon={<Undo2 />}
        side="top"
        aria-disabled={noTakeBack !== undefined}
        className={classNames(noTakeBack !== undefined && styles.resting)}
        onClick={() => noTakeBack === undefined && current && actions?.hide(current.rung)}
      />
      {next && actions && (
        <IconButton
          label={t('skipNext', { number: next.number })}
          icon={<SkipForward />}
          side="top"
          onClick={() => actions.skip(next.rung)}
        />
      )}
      <span className={styles.space} />
      <Kbd keys={['Alt', '.']} />
    </footer>
  )
}
