import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodingTask, ProgrammingLanguage } from '#shared/exercise.ts'
import type { EntryFiles } from '#shared/library-entry.ts'
import type { Runtime } from '#shared/runtimes.ts'
import { programmingLanguageName } from '../pages/frame/programming-language-names.ts'
import { useRunner } from '../runner/useRunner.ts'
import { useRuntimes } from '../runner/useRuntimes.ts'
import { checkPrograms } from './check-programs.ts'
import type { ProgramFinding, ProgramsChecked } from './check-programs.ts'

export interface Programs {
  /** Of the files that stand there now; undefined when they were not run. */
  readonly checked: ProgramsChecked | undefined
  readonly busy: boolean
  /** @param which `ready`: only what costs no download. Rejects when a runtime cannot be had. */
  readonly run: (task: CodingTask, which: 'ready' | 'all') => Promise<ProgramsChecked>
  readonly wordsOf: (finding: ProgramFinding) => string
}

/** Runs a coding task's own programs, and says in words what is wrong with them. */
export function usePrograms(files: EntryFiles): Programs {
  const { t } = useTranslation(['authoring', 'common'])
  const { runner } = useRunner()
  const runtimes = useRuntimes()
  const [last, setLast] = useState<{ files: EntryFiles; checked: ProgramsChecked }>()
  const [busy, setBusy] = useState(false)
  const known = Array.isArray(runtimes) ? runtimes : []
  return {
    checked: last?.files === files ? last.checked : undefined,
    busy,
    async run(task, which) {
      setBusy(true)
      try {
        const wanted = (language: ProgrammingLanguage) =>
          which === 'all' || isReady(known, language)
        const checked = await checkPrograms({ task, files, runtimes: known, runner, wanted })
        setLast({ files, checked })
        return checked
      } finally {
        setBusy(false)
      }
    },
    wordsOf({ kind, language, fault }) {
      const name = programmingLanguageName(language) ?? t('common:plainText')
      const program = t(`program.${kind}`, { language: name })
      switch (fault.name) {
        case 'fails':
          return t('fault.fails', { program, cases: fault.cases.join(', ') })
        case 'passesAll':
          return t(kind === 'naive' ? 'fault.passesAllnaive' : 'fault.passesAllstarter', {
            program,
          })
        case 'failsOthers':
          return t('fault.failsOthers', {
            program,
            cases: fault.cases.join(', '),
            expected: fault.expected,
          })
        case 'cannotRun':
          break
      }
      return t('fault.cannotRun', { program })
    },
  }
}

const isReady = (runtimes: readonly Runtime[], language: ProgrammingLanguage) =>
  runtimes.some(
    ({ files, driver, languages }) =>
      files.length === 0 &&
      driver === undefined &&
      languages.some((one) => one.language === language),
  )
