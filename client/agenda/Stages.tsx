import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import { classNames } from '../ui/class-names.ts'
import { StageMenu } from './StageMenu.tsx'
import { StageTime } from './StageTime.tsx'
import { currentStage } from './stage-view.ts'
import type { StageView } from './stage-view.ts'
import styles from './StageBar.module.css'
import { useFits } from './useFits.ts'
import type { Steering } from './useSteering.ts'

interface Props {
  stages: readonly StageView[]
  exact: boolean
  steering: Steering | undefined
}

/** All stages side by side or, where they do not fit, the current one with the others in its menu. */
export function Stages({ stages, exact, steering }: Props) {
  const { t } = useTranslation('agenda')
  const { language, inLanguage } = useLanguage()
  const current = currentStage(stages)
  const titles = stages.map(({ title }) => inLanguage(title))
  const form = [language, current?.index, ...titles].join('\n')
  const { room, content, fits } = useFits<HTMLElement, HTMLOListElement>(form)
  const shown = current ?? stages[0]

  return (
    <nav ref={room} className={styles.bar} aria-label={t('stages')}>
      {fits ? (
        <ol ref={content} className={styles.stages}>
          {stages.map((stage) => (
            <li key={stage.index} aria-current={stage === current ? 'step' : undefined}>
              <Stage stage={stage} stages={stages} exact={exact} steering={steering} />
            </li>
          ))}
        </ol>
      ) : (
        shown && (
          <div className={styles.stages}>
            <StageMenu stages={stages} stage={shown} exact={exact} steering={steering} withOthers>
              <span className={styles.title}>{inLanguage(shown.title)}</span>
              <StageTime stage={shown} exact={exact} />
            </StageMenu>
          </div>
        )
      )}
    </nav>
  )
}

interface StageProps extends Props {
  stage: StageView
}

function Stage({ stage, stages, exact, steering }: StageProps) {
  const { inLanguage } = useLanguage()
  const words = (
    <>
      <span className={styles.title}>{inLanguage(stage.title)}</span>
      <StageTime stage={stage} exact={exact} />
    </>
  )
  if (!steering) {
    return (
      <span className={classNames(styles.stage, stage.phase === 'current' && styles.now)}>
        {words}
      </span>
    )
  }
  if (stage.phase === 'current') {
    return (
      <StageMenu stages={stages} stage={stage} exact={exact} steering={steering}>
        {words}
      </StageMenu>
    )
  }
  return (
    <button type="button" className={styles.stage} onClick={() => steering.enter(stage.index)}>
      {words}
    </button>
  )
}
