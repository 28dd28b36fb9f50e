import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryFile } from '#shared/library-entry.ts'
import { mainFileOf } from '#shared/library-entry.ts'
import { EntryPreview } from '../../authoring/EntryPreview.tsx'
import { FileList } from '../../authoring/FileList.tsx'
import { ProblemList } from '../../authoring/ProblemList.tsx'
import type { Complaint } from '../../authoring/ProblemList.tsx'
import { PathDialog } from '../../authoring/PathDialog.tsx'
import {
  fileOfProblem,
  inOrder,
  isMain,
  renamedFile,
  withText,
  withoutFile,
} from '../../authoring/entry-files.ts'
import type { Authoring, OpenEntry } from '../../authoring/useAuthoring.ts'
import { useCheck } from '../../authoring/useCheck.ts'
import { useCriteria } from '../../authoring/useCriteria.ts'
import { usePrograms } from '../../authoring/usePrograms.ts'
import { EditorSkeleton } from '../../editor/EditorSkeleton.tsx'
import type { PlainEditorProps } from '../../editor/PlainEditor.tsx'
import { loadPlainEditor } from '../../editor/load-code-editor.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { EntryName } from '../../library/entries.ts'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/toast.tsx'
import { DeskHead } from './DeskHead.tsx'
import styles from './AuthorDesk.module.css'

interface Props {
  name: EntryName
  entry: OpenEntry
  authoring: Authoring
}

/** Files on the left, what is written in the middle, what comes of it on the right. */
export function AuthorDesk({ name, entry, authoring }: Props) {
  const { t } = useTranslation('authoring')
  const { language, inLanguage } = useLanguage()
  const { files } = entry
  const check = useCheck(name, files)
  const programs = usePrograms(files)
  const criteria = useCriteria()
  const PlainEditor = usePlainEditor()
  const [front, setFront] = useState(() => mainFileOf(name.kind, name.id))
  const [renamed, setRenamed] = useState<string>()
  const [destination, setDestination] = useState<PlainEditorProps['destination']>()
  const active = files.some(({ path }) => path === front) ? front : (inOrder(files)[0]?.path ?? '')
  const complaints = complaintsOf()
  const task = check.current ? check.check?.checked.exercise?.coding : undefined

  function complaintsOf(): Complaint[] {
    const found = (check.check?.checked.problems ?? []).map(({ file, line, what, remedy }) => {
      const place = fileOfProblem(files, file)
      const words = `${inWords(what[language])}; ${remedy[language]}`
      return { file: place ?? file, line, words, there: place !== undefined }
    })
    const ran = (programs.checked?.findings ?? []).map((finding) => ({
      file: finding.file,
      line: 1,
      words: programs.wordsOf(finding),
      there: true,
    }))
    return [...found, ...ran]
  }

  function add(path: string) {
    authoring.change([...files, { path, text: '' }])
    setFront(path)
  }
  /** The main file is called what every entry's is. */
  const isOwn = (path: string) => path !== '' && !isMain(name.kind, name.id, path)
  function rename(from: string, to: string) {
    setRenamed(undefined)
    if (from === to) return
    authoring.change(renamedFile(files, from, to))
    setFront(to)
  }
  function remove(path: string) {
    const file = files.find((one) => one.path === path)
    if (!file || !isOwn(path)) return
    authoring.change(withoutFile(files, path))
    toast(t('removed', { file: path }), {
      action: { label: t('bringBack'), onClick: () => bringBack(file) },
    })
  }
  const bringBack = (file: EntryFile) => authoring.change([...withoutFile(files, file.path), file])

  async function runPrograms() {
    if (!task) return
    try {
      const { findings, ran } = await programs.run(task, 'all')
      if (ran === 0) toast(t('ranNone'))
      else if (findings.length === 0) toast(t('ran', { count: ran }), { tone: 'ok' })
    } catch {
      toast(t('programsFailed'), { tone: 'danger' })
    }
  }

  const titled =
    check.good?.checked.exercise ?? check.good?.checked.plan ?? check.good?.checked.rubric
  return (
    <div className={styles.desk}>
      <DeskHead
        name={name}
        title={titled ? inLanguage(titled.title) : name.id}
        entry={entry}
        authoring={authoring}
        check={check}
        programs={programs}
      >
        {(save) => (
          <div className={styles.columns}>
            <div className={styles.files}>
              <FileList
                files={files}
                active={active}
                faulty={new Set(complaints.map(({ file }) => file))}
                onActivate={setFront}
                onAdd={name.kind === 'exercises' ? add : undefined}
                onRename={(path) => isOwn(path) && setRenamed(path)}
                onRemove={remove}
              />
              {isOwn(active) && (
                <div className={styles.fileActions}>
                  <Button variant="quiet" size="sm" onClick={() => setRenamed(active)}>
                    {t('renameFile')}
                  </Button>
                  <Button variant="quiet" size="sm" onClick={() => remove(active)}>
                    {t('removeFile')}
                  </Button>
                </div>
              )}
              {renamed !== undefined && (
                <PathDialog
                  files={files}
                  title={t('renameFile')}
                  renamed={renamed}
                  onPath={(path) => rename(renamed, path)}
                  onClose={() => setRenamed(undefined)}
                />
              )}
            </div>
            <div className={styles.writing}>
              <div className={styles.editor}>
                {PlainEditor ? (
                  <PlainEditor
                    files={files}
                    file={active}
                    marks={complaints
                      .filter(({ there }) => there)
                      .map(({ file, line, words }) => ({ file, line, message: words }))}
                    destination={destination}
                    onChange={(path, text) => authoring.change(withText(files, path, text))}
                    onSaveShortcut={save}
                  />
                ) : (
                  <EditorSkeleton />
                )}
              </div>
              <ProblemList
                complaints={complaints}
                current={check.current}
                failed={check.failed}
                onGo={({ file, line }) => {
                  setFront(file)
                  setDestination({ file, line })
                }}
                onWrite={add}
              />
              {task && (
                <div className={styles.programs}>
                  <Button
                    size="sm"
                    aria-disabled={programs.busy}
                    onClick={() => programs.busy || void runPrograms()}
                  >
                    {programs.busy ? t('running') : t('runPrograms')}
                  </Button>
                </div>
              )}
            </div>
            <EntryPreview
              good={check.good?.checked}
              old={check.good !== undefined && check.good !== check.check}
              criteria={criteria}
            />
          </div>
        )}
      </DeskHead>
    </div>
  )
}

/** A sentence begins with a capital unless it begins with something quoted. */
const inWords = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

function usePlainEditor(): ComponentType<PlainEditorProps> | undefined {
  const [loaded, setLoaded] = useState<{ PlainEditor: ComponentType<PlainEditorProps> }>()
  const [failure, setFailure] = useState<Error>()
  useEffect(() => {
    let wanted = true
    loadPlainEditor().then(
      (PlainEditor) => wanted && setLoaded({ PlainEditor }),
      (error: unknown) => wanted && setFailure(new Error('no editor', { cause: error })),
    )
    return () => {
      wanted = false
    }
  }, [])
  // The page's own boundary says so and offers to reload; what is unsaved is kept.
  if (failure) throw failure
  return loaded?.PlainEditor
}
