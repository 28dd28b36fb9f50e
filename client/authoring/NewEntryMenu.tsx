import { FileArchive, ListTree, Plus, Route, Ruler, SquareCode } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Library } from '#shared/api.ts'
import { entryFromTemplate, templateKinds, templateNames } from '#shared/entry-templates.ts'
import type { TemplateName } from '#shared/entry-templates.ts'
import { withId } from '#shared/library-entry.ts'
import type { EntryKind, LibraryProblem } from '#shared/library-entry.ts'
import { limits } from '#shared/limits.ts'
import { ProblemError } from '../api.ts'
import { useLanguage } from '../i18n/index.ts'
import { importZip } from '../library/entries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { NewEntryDialog } from './NewEntryDialog.tsx'
import type { Beginning } from './NewEntryDialog.tsx'

const icons = {
  'drill-down': <ListTree />,
  coding: <SquareCode />,
  plan: <Route />,
  rubric: <Ruler />,
} as const satisfies Record<TemplateName, unknown>

const suggestedIds = {
  'drill-down': 'my-drill-down',
  coding: 'my-task',
  plan: 'my-plan',
  rubric: 'my-rubric',
} as const satisfies Record<TemplateName, string>

/** A new entry of one's own, from a template or a zip. */
export function NewEntryMenu({ library }: { library: Library }) {
  const { t } = useTranslation('authoring')
  const file = useRef<HTMLInputElement>(null)
  const [beginning, setBeginning] = useState<Beginning>()
  const [refusal, setRefusal] = useState<LibraryProblem | 'too-large' | 'failed' | 'locked'>()
  const offeredOf = (kind: EntryKind): string[] => library[kind].map(({ id }) => id)

  async function take(zip: File) {
    if (zip.size > limits.entryZipBytes) return setRefusal('too-large')
    try {
      const imported = await importZip(zip)
      if (imported === 'locked') return setRefusal('locked')
      if ('refused' in imported) return setRefusal(imported.refused[0])
      const { kind, id, files } = imported.entry
      setBeginning({ kind, suggestedId: id, filesFor: (to) => withId(kind, id, to, files) })
    } catch (error) {
      const tooLarge = error instanceof ProblemError && error.problem === 'too-large'
      setRefusal(tooLarge ? 'too-large' : 'failed')
    }
  }
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="primary" icon={<Plus />}>
            {t('new')}
          </Button>
        }
      >
        {templateNames.map((template) => (
          <MenuItem
            key={template}
            icon={icons[template]}
            onSelect={() =>
              setBeginning({
                kind: templateKinds[template],
                suggestedId: suggestedIds[template],
                filesFor: (id) => entryFromTemplate(template, id),
              })
            }
          >
            {t(`templates.${template}`)}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<FileArchive />} onSelect={() => file.current?.click()}>
          {t('import')}
        </MenuItem>
      </Menu>
      <VisuallyHidden>
        <input
          ref={file}
          type="file"
          accept=".zip,application/zip"
          tabIndex={-1}
          aria-label={t('import')}
          onChange={({ target }) => {
            const [zip] = target.files ?? []
            if (zip) void take(zip)
            // The same file may be chosen again, once it is mended.
            target.value = ''
          }}
        />
      </VisuallyHidden>
      {beginning && (
        <NewEntryDialog
          beginning={beginning}
          offered={offeredOf(beginning.kind)}
          onClose={() => setBeginning(undefined)}
        />
      )}
      {refusal && <Refusal refusal={refusal} onClose={() => setRefusal(undefined)} />}
    </>
  )
}

interface RefusalProps {
  refusal: LibraryProblem | 'too-large' | 'failed' | 'locked'
  onClose: () => void
}

/** Why a zip was not taken: to be read, so it stays until it is closed. */
function Refusal({ refusal, onClose }: RefusalProps) {
  const { t } = useTranslation(['authoring', 'common'])
  const { language } = useLanguage()
  const words = {
    'too-large': t('importTooLarge'),
    failed: t('failedWhy'),
    locked: t('lockedWhy'),
  }
  const description =
    typeof refusal === 'string'
      ? words[refusal]
      : `${refusal.file === '' ? '' : `${refusal.file} — `}${refusal.what[language]}; ${refusal.remedy[language]}.`
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('importFailed')}
      description={description}
      footer={<Button onClick={onClose}>{t('common:close')}</Button>}
    />
  )
}
