import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { languageOf } from '#shared/code.ts'
import { useLanguage } from '../i18n/index.ts'
import { programmingLanguageName } from '../pages/frame/programming-language-names.ts'
import styles from './OutputPanel.module.css'
import type { Tab } from './RunHeader.tsx'
import type { CodeRunner } from './useCodeRunner.ts'

interface Props {
  runner: CodeRunner
  front: string | undefined
  tab: Tab
}

/** What the runner is at, or why it does not run. */
export function RunnerStatus({ runner, front, tab }: Props) {
  const { t } = useTranslation('runner')
  const { language } = useLanguage()
  const { state } = runner
  const loads = state.kind === 'downloading' && state.totalBytes > 0
  return (
    <output className={styles.status}>
      {loads && <progress max={state.totalBytes} value={state.loadedBytes} aria-hidden />}
      <span className={styles.words}>
        {state.kind === 'idle' ? whyNot(runner, front, tab, t) : busyWords(runner, t, language)}
      </span>
    </output>
  )
}

function busyWords({ state, busyWith }: CodeRunner, t: TFunction<'runner'>, language: string) {
  if (state.kind === 'running') return t('running')
  if (state.kind === 'waiting') return t('waits')
  if (state.kind !== 'downloading') return t('preparing', { language: busyWith })
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return t('downloading', {
    language: busyWith,
    loaded: megabytes.format(state.loadedBytes / 1e6),
    total: megabytes.format(state.totalBytes / 1e6),
  })
}

function whyNot(runner: CodeRunner, front: string | undefined, tab: Tab, t: TFunction<'runner'>) {
  if (runner.reserved) return t('reserved')
  if (!runner.mayRun) return t('readOnly')
  if (runner.runtimes === undefined) return t('loading')
  if (runner.runtimes === 'failed') return t('noLanguages')
  if (tab === 'tests' || runner.target) return ''
  if (front === undefined) return t('noFile')
  const name = programmingLanguageName(languageOf(front))
  return name === undefined ? t('editOnlyFile') : t('editOnly', { language: name })
}
