import { ChevronDown, ChevronLeft, ChevronRight, Pause, Play, TimerReset } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/Menu.tsx'
import { classNames } from '../ui/class-names.ts'
import { StageTime } from './StageTime.tsx'
import type { StageView } from './stage-view.ts'
import styles from './StageBar.module.css'
import { extensionMinutes } from './useSteering.ts'
import type { Steering } from './useSteering.ts'

interface Props {
  stages: readonly StageView[]
  /** The stage on the button that opens the menu. */
  stage: StageView
  exact: boolean
  steering: Steering | undefined
  /** Whether the menu lists all stages too, because the bar does not. */
  withOthers?: boolean
  /** What stands on the button. */
  children: ReactNode
}

/** The current stage as a button, with what can be done about it. */
export function StageMenu({ stages, stage, exact, steering, withOthers, children }: Props) {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const trigger = (
    <button
      type="button"
      className={classNames(styles.stage, stage.phase === 'current' && styles.now)}
    >
      {children}
      <ChevronDown className={styles.chevron} aria-hidden />
    </button>
  )
  return (
    <Menu trigger={trigger} align="center">
      {steering && <SteeringItems stages={stages} stage={stage} steering={steering} />}
      {withOthers && (
        <>
          {steering && <MenuSeparator />}
          <MenuLabel>{t('stages')}</MenuLabel>
          {stages.map((other) => (
            <MenuItem
              key={other.index}
              onSelect={() => steering?.enter(other.index)}
              aside={<StageTime stage={other} exact={exact} />}
            >
              <span className={classNames(other === stage && styles.chosen)}>
                {inLanguage(other.title)}
              </span>
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  )
}

type SteeringProps = Pick<Props, 'stages' | 'stage'> & { steering: Steering }

function SteeringItems({ stages, stage, steering }: SteeringProps) {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const next = stages[stage.index + 1]
  const previous = stages[stage.index - 1]
  return (
    <>
      {next && (
        <MenuItem icon={<ChevronRight />} onSelect={() => steering.enter(next.index)}>
          {t('next', { title: inLanguage(next.title) })}
        </MenuItem>
      )}
      {previous && (
        <MenuItem icon={<ChevronLeft />} onSelect={() => steering.enter(previous.index)}>
          {t('backTo', { title: inLanguage(previous.title) })}
        </MenuItem>
      )}
      {stage.plannedMs !== undefined && (
        <MenuItem icon={<TimerReset />} onSelect={steering.extend}>
          {t('extend', { minutes: extensionMinutes })}
        </MenuItem>
      )}
      {stage.paused ? (
        <MenuItem icon={<Play />} onSelect={steering.resume}>
          {t('resume')}
        </MenuItem>
      ) : (
        <MenuItem icon={<Pause />} onSelect={steering.pause}>
          {t('pause')}
        </MenuItem>
      )}
    </>
  )
}
