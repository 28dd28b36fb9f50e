import type { editor } from 'monaco-editor'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../ui/toast.tsx'
import styles from './VimLine.module.css'

interface Props {
  pane: editor.IStandaloneCodeEditor
  /** `:w` */
  onSave: () => void
}

const modes = [
  'normal',
  'insert',
  'replace',
  'visual',
  'visual-linewise',
  'visual-blockwise',
] as const

/** Vim's keys for as long as it is shown; its mode and command line below the editor. */
export function VimLine({ pane, onSave }: Props) {
  const { t } = useTranslation('editor')
  const line = useRef<HTMLElement>(null)
  const save = useEffectEvent(onSave)
  const nameMode = useEffectEvent((name: string) => {
    const mode = modes.find((known) => known === name)
    return mode ? t(`vim.modes.${mode}`) : name
  })
  const tellFailure = useEffectEvent(() => toast(t('vim.notLoaded'), { tone: 'danger' }))

  useEffect(() => {
    let wanted = true
    let stop: (() => void) | undefined
    const start = async () => {
      try {
        const { startVim } = await import('./vim.ts')
        if (!wanted || !line.current) return
        stop = startVim(
          pane,
          line.current,
          (mode) => nameMode(mode),
          () => save(),
        )
      } catch {
        if (wanted) tellFailure()
      }
    }
    void start()
    return () => {
      wanted = false
      stop?.()
    }
  }, [pane])

  return <section ref={line} className={styles.line} aria-label={t('vim.status')} />
}
