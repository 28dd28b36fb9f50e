import { ChevronDown, ChevronUp, Play, Square, TextCursorInput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Run } from '#shared/runs.ts'
import { useLanguage } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './OutputPanel.module.css'
import { formatDuration } from './run-words.ts'
import { RunnerStatus } from './RunnerStatus.tsx'
import type { CodeRunner } from './useCodeRunner.ts'

export type Tab = 'tests' | 'output'

interface Props {
  runner: CodeRunner
  front: string | undefined
  newest: Run | undefined
  tab: Tab
  onTab: (tab: Tab) => void
  asksInput: boolean
  onAskInput: (asks: boolean) => void
  open: boolean
  onOpen: ((open: boolean) => void) | undefined
  onRun: () => void
}

const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'

/** The line above the output: run, what to show, and what was run last. */
export function RunHeader(props: Props) {
  const { runner, front, newest, tab, onTab, asksInput, onAskInput, open, onOpen, onRun } = props
  const { t } = useTranslation('runner')
  const { language } = useLanguage()
  const idle = runner.state.kind === 'idle'
  const can = tab === 'tests' ? runner.testEntry?.kind === 'found' : runner.target !== undefined
  return (
    <header className={styles.header}>
      {runner.mayRun && !idle && (
        <Button icon={<Square fill="currentColor" />} onClick={runner.stop}>
          {t('stop')}
        </Button>
      )}
      {runner.mayRun && idle && (
        <>
          <Button
            variant="primary"
            icon={<Play fill="currentColor" />}
            disabled={!can}
            onClick={onRun}
          >
            {tab === 'tests' ? t('runTests') : t('run')}
          </Button>
          <span className={styles.keys}>
            <Kbd keys={[modKey, '↵']} />
          </span>
        </>
      )}
      <Segmented
        label={t('show')}
        value={tab}
        options={[
          { value: 'tests', label: t('showTests') },
          { value: 'output', label: t('showOutput') },
        ]}
        onChange={onTab}
      />
      {runner.mayRun && (
        <IconButton
          label={t('input')}
          icon={<TextCursorInput />}
          side="top"
          aria-pressed={asksInput}
          onClick={() => onAskInput(!asksInput)}
        />
      )}
      <RunnerStatus runner={runner} front={front} tab={tab} />
      {newest && idle && (
        <span className={styles.last}>
          {newest.language}
          {newest.ms !== undefined && ` · ${formatDuration(newest.ms, t, language)}`}
          {` · ${t('by', { name: newest.name })}`}
        </span>
      )}
      {onOpen && (
        <IconButton
          label={open ? t('fold') : t('unfold')}
          icon={open ? <ChevronDown /> : <ChevronUp />}
          side="top"
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        />
      )}
    </header>
  )
}
