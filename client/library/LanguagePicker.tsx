import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import { addStarters, languageOf, listFiles } from '#shared/code.ts'
import { programmingLanguages } from '#shared/exercise.ts'
import type { ProgrammingLanguage } from '#shared/exercise.ts'
import { programmingLanguageName } from '../pages/frame/programming-language-names.ts'
import { useAgenda, usePermission } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuChoice, MenuLabel } from '../ui/Menu.tsx'
import { toast } from '../ui/toast.tsx'

interface Props {
  document: SharedDocument<CodePresence>
  /** The name of the file in front, which tells the language that is spoken now. */
  fileName: string | undefined
  onActivate: (file: string) => void
}

/** Brings the shown exercise's starter files in another programming language; what was written stays. */
export function LanguagePicker({ document, fileName, onActivate }: Props) {
  const { t } = useTranslation(['library', 'common'])
  const { statement } = useAgenda()
  const permission = usePermission(document)
  const starters = statement?.starters
  const offered = programmingLanguages.filter((language) => starters?.[language])
  if (!statement || offered.length < 2 || permission?.right !== 'write') return null
  const nameOf = (language: ProgrammingLanguage) =>
    programmingLanguageName(language) ?? t('common:plainText')

  function pick(language: ProgrammingLanguage) {
    const files = starters?.[language]
    if (!statement || !files) return
    const before = listFiles(document.doc).length
    const ids = addStarters(document.doc, statement.exercise, language, files)
    const [first] = ids ?? []
    if (first === undefined) {
      toast(t('tooManyFiles'), { tone: 'danger' })
      return
    }
    onActivate(first)
    const added = listFiles(document.doc).length > before
    toast(t(added ? 'picked' : 'pickedAgain', { name: nameOf(language) }), { id: 'picked' })
  }
  return (
    <Menu align="end" trigger={<IconButton label={t('pick')} icon={<Languages />} />}>
      <MenuChoice
        label={t('pickLabel')}
        value={fileName === undefined ? 'plain' : languageOf(fileName)}
        options={offered.map((value) => ({ value, label: nameOf(value) }))}
        onChange={pick}
      />
      <MenuLabel>{t('pickWhy')}</MenuLabel>
    </Menu>
  )
}
