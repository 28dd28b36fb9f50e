import { useTranslation } from 'react-i18next'
import { scores as levels } from '#shared/rubric.ts'
import type { GivenScore } from '#shared/report.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { classNames } from '../ui/class-names.ts'
import styles from './Report.module.css'

/** The first examiner's score as filled squares; each other's as an outline in their colour. */
export function ScoreSquares({ scores }: { scores: readonly GivenScore[] }) {
  const { t } = useTranslation('report')
  const [first, ...others] = scores
  const said = scores.map(({ who, score }) => {
    const given = score === 'not-observed' ? t('notObserved') : (score ?? t('notScored'))
    return `${t('by', { name: who.name })} ${given}`
  })
  const unseen = scores.filter(({ score }) => score === 'not-observed' || score === undefined)
  return (
    <>
      <span className={styles.squares} aria-hidden>
        {levels.map((level) => {
          const filled = typeof first?.score === 'number' && level <= first.score
          const marks = others.filter(({ score }) => score === level)
          return (
            <span
              key={level}
              className={classNames(styles.square, filled && styles.filled)}
              style={outlineOf(marks)}
            />
          )
        })}
      </span>
      {unseen.length > 0 && (
        <span className={styles.unseen} aria-hidden>
          {unseen
            .map(
              ({ who, score }) =>
                `${t('by', { name: who.name })} ${score ? t('notObserved') : t('notScored')}`,
            )
            .join(' · ')}
        </span>
      )}
      <VisuallyHidden>{said.join(', ')}</VisuallyHidden>
    </>
  )
}

/** Several on the same square stand around each other. */
function outlineOf(marks: readonly GivenScore[]) {
  if (marks.length === 0) return undefined
  const rings = marks.map(
    ({ who }, index) => `inset 0 0 0 ${2 * (index + 1)}px var(--p${who.colour})`,
  )
  return { boxShadow: rings.join(', ') }
}
