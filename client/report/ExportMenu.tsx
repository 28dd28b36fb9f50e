import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SignalGroup } from '#shared/signals.ts'
import { signalWords } from '../agenda/signal-words.ts'
import { useLanguage } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { reportAsCsv, reportAsJson, reportAsMarkdown } from './export-report.ts'
import type { ReportSource } from './report-source.ts'
import { saveFile } from './save-file.ts'
import { useTenths } from './useTenths.ts'

export function ExportMenu({ source }: { source: ReportSource }) {
  const { t } = useTranslation('report')
  const { inLanguage } = useLanguage()
  const { t: tAgenda } = useTranslation('agenda')
  const words = {
    t,
    inLanguage,
    tenths: useTenths(),
    facts: (group: SignalGroup) => signalWords(group, tAgenda),
  }
  const name = t('fileName', { name: source.room.candidate })
  return (
    <Menu
      align="end"
      trigger={
        <Button>
          {t('export')}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <MenuItem
        onSelect={() => saveFile(`${name}.md`, 'text/markdown', reportAsMarkdown(source, words))}
      >
        Markdown
      </MenuItem>
      <MenuItem onSelect={() => saveFile(`${name}.csv`, 'text/csv', reportAsCsv(source, words))}>
        CSV
      </MenuItem>
      <MenuItem onSelect={() => saveFile(`${name}.json`, 'application/json', reportAsJson(source))}>
        JSON
      </MenuItem>
    </Menu>
  )
}
