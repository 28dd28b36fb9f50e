import { useTranslation } from 'react-i18next'
import type { Criterion } from '#shared/rubric.ts'
import type { SealProblem } from '#shared/sealing.ts'
import { useLanguage } from '../i18n/index.ts'
import styles from './ClosingPage.module.css'

interface Props {
  criteria: readonly Criterion[]
  problems: readonly SealProblem[]
}

/** What is still missing before the seal; each criterion's name leads to it. */
export function SealProblems({ criteria, problems }: Props) {
  const { t } = useTranslation('scoring')
  const { inLanguage } = useLanguage()
  if (problems.length === 0) return <p className={styles.aside}>{t('closing.bias')}</p>
  const titles = new Map(criteria.map(({ id, title }) => [id, inLanguage(title)]))
  return (
    <div className={styles.missing}>
      <p>{t('seal.missing')}</p>
      <ul>
        {problems.map((problem) =>
          'criterion' in problem ? (
            <li key={`${problem.kind} ${problem.criterion}`}>
              <button type="button" className={styles.jump} onClick={() => goTo(problem.criterion)}>
                {titles.get(problem.criterion)}
              </button>{' '}
              {t(`seal.problem.${problem.kind}`)}
            </li>
          ) : (
            <li key={problem.kind}>{t(`seal.problem.${problem.kind}`)}</li>
          ),
        )}
      </ul>
    </div>
  )
}

function goTo(criterion: string) {
  const row = document.querySelector(`[data-criterion="${criterion}"]`)
  row?.scrollIntoView({ block: 'center' })
  row?.querySelector<HTMLElement>('[role="radio"], button')?.focus({ preventScroll: true })
}
