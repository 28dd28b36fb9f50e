import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Place } from '../runner/places-in-output.ts'
import type { Problem } from './app.ts'
import { packageNames } from './packages.ts'
import type { Trouble } from './preview.ts'
import styles from './PreviewPane.module.css'

interface Props {
  trouble: Trouble
  /** Whether an earlier picture stands. */
  shown: boolean
  onPlace: (place: Place) => void
}

/** Why the picture is not that of the newest files, and the place to go to. */
export function TroubleLine({ trouble, shown, onPlace }: Props) {
  const { t } = useTranslation(['preview', 'runner'])
  const place = placeOf(trouble)
  return (
    <p className={styles.trouble}>
      {place && (
        <>
          <button
            type="button"
            className={styles.place}
            aria-label={t('runner:goTo', { place: wordsOf(place) })}
            onClick={() => onPlace(place)}
          >
            {wordsOf(place)}
          </button>{' '}
        </>
      )}
      <span>{troubleWords(trouble, t)}</span>
      {shown && trouble.kind !== 'endless' && <span className={styles.stale}> {t('stale')}</span>}
    </p>
  )
}

const wordsOf = ({ file, line, column }: Place) => [file, line, column].join(':')

function placeOf(trouble: Trouble): Place | undefined {
  if (trouble.kind === 'endless') return trouble.place
  return trouble.kind === 'problem' ? trouble.problem : undefined
}

function troubleWords(trouble: Trouble, t: TFunction<'preview'>): string {
  switch (trouble.kind) {
    case 'problem':
      return problemWords(trouble.problem, t)
    case 'no-packages':
      return t('noPackages')
    case 'no-compiler':
      return t('noCompiler')
    case 'endless':
    case 'nothing':
    case 'failed':
    case 'dead':
    case 'broken':
    case 'flood':
    case 'keyboard':
      break
  }
  return t(trouble.kind)
}

function problemWords(problem: Problem, t: TFunction<'preview'>): string {
  switch (problem.kind) {
    case 'syntax':
      return problem.message
    case 'no-file':
      return t('noFile', { specifier: problem.specifier })
    case 'no-package':
      return t('noPackage', { specifier: problem.specifier, names: packageNames.join(', ') })
    case 'no-compiler':
      return t('noFormat', { specifier: problem.specifier })
    case 'awaits':
      break
  }
  return t(problem.kind)
}
