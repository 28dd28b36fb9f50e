import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Library, NewRoom } from '#shared/api.ts'
import { programmingLanguageSchema } from '#shared/exercise.ts'
import { limits } from '#shared/limits.ts'
import { minutesOf } from '#shared/plan.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { programmingLanguageName } from '../frame/programming-language-names.ts'
import { StageStrip } from '../frame/StageStrip.tsx'
import { ExerciseSelect } from './ExerciseSelect.tsx'
import styles from './NewInterviewForm.module.css'
import {
  buildRemembered,
  codingTasksOf,
  drillDownsOf,
  parseRemembered,
  problemsOf,
  startDraft,
  toNewRoom,
  withExercise,
} from './new-interview.ts'
import type { Draft, DraftProblem, Remembered } from './new-interview.ts'

const storageKey = 'pairboard.last-interview'

interface Props {
  library: Library
  /** Choices that somebody came with; they go before those of last time. */
  preset: Remembered
  /** Rejects when the room was not created; the form stays as it is then. */
  onCreate: (room: NewRoom) => Promise<void>
}

export function NewInterviewForm({ library, preset, onCreate }: Props) {
  const { t } = useTranslation(['pages', 'common'])
  const { language, inLanguage } = useLanguage()
  const [draft, setDraft] = useState(() =>
    startDraft(
      library,
      { ...parseRemembered(localStorage.getItem(storageKey)), ...preset },
      language,
    ),
  )
  const [checked, setChecked] = useState(false)
  const [creating, setCreating] = useState(false)
  const candidate = useRef<HTMLInputElement>(null)
  const role = useRef<HTMLInputElement>(null)
  if (!draft) return <EmptyState title={t('form.libraryEmpty')} />

  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const problems = problemsOf(draft)
  const explain = (which: 'candidate' | 'role', length: number) => {
    const problem: DraftProblem | undefined = checked ? problems[which] : undefined
    if (problem === undefined) return undefined
    if (problem === 'tooLong') return t('form.tooLong', { count: length })
    if (problem === 'badCharacter') return t('form.badCharacter')
    return which === 'candidate' ? t('form.missingCandidate') : t('form.missingRole')
  }

  async function create(event: FormEvent) {
    event.preventDefault()
    if (!draft || creating) return
    setChecked(true)
    if (problems.candidate) return candidate.current?.focus()
    if (problems.role) return role.current?.focus()
    localStorage.setItem(storageKey, buildRemembered(draft))
    setCreating(true)
    try {
      await onCreate(toNewRoom(draft))
    } finally {
      setCreating(false)
    }
  }

  const plan = library.plans.find(({ id }) => id === draft.plan)
  const spokenIn = library.exercises.find(({ id }) => id === draft.exercise)?.programmingLanguages
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void create(event)}>
      <h2 className={styles.title}>{t('form.title')}</h2>
      <Field label={t('form.candidate')} error={explain('candidate', limits.nameLength)}>
        <TextInput
          ref={candidate}
          value={draft.candidate}
          autoComplete="off"
          onChange={({ target }) => change({ candidate: target.value })}
        />
      </Field>
      <Field label={t('form.role')} error={explain('role', limits.titleLength)}>
        <TextInput
          ref={role}
          value={draft.role}
          onChange={({ target }) => change({ role: target.value })}
        />
      </Field>
      <Field label={t('form.plan')}>
        <Chips
          value={draft.plan}
          options={library.plans.map((offered) => ({
            value: offered.id,
            label: chipOf(inLanguage(offered.title), minutesOf(offered)),
          }))}
          onChange={(id) => change({ plan: id })}
        />
        {plan && <StageStrip label={t('form.stages')} stages={plan.stages} />}
      </Field>
      <ExerciseSelect
        label={t('form.drillDown')}
        exercises={drillDownsOf(library)}
        describe={({ title, rungs }) =>
          t('form.drillDownOption', { title: inLanguage(title), count: rungs })
        }
        value={draft.drillDown}
        onChange={(drillDown) => change({ drillDown })}
      />
      <div className={styles.pair}>
        <ExerciseSelect
          label={t('form.exercise')}
          exercises={codingTasksOf(library)}
          describe={({ title }) => inLanguage(title)}
          value={draft.exercise}
          onChange={(exercise) => setDraft(withExercise(draft, library, exercise))}
        />
        {spokenIn && spokenIn.length > 0 && (
          <Field label={t('form.programmingLanguage')}>
            <Select
              value={draft.programmingLanguage}
              onChange={({ target }) =>
                change({ programmingLanguage: programmingLanguageSchema.parse(target.value) })
              }
            >
              {spokenIn.map((name) => (
                <option key={name} value={name}>
                  {programmingLanguageName(name) ?? t('common:plainText')}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <Field label={t('form.rubric')}>
        <Select
          value={draft.rubric}
          onChange={({ target }) => {
            const chosen = library.rubrics.find(({ id }) => id === target.value)
            if (chosen) change({ rubric: chosen.id })
          }}
        >
          {library.rubrics.map(({ id, title, criteria }) => (
            <option key={id} value={id}>
              {t('form.rubricOption', { title: inLanguage(title), count: criteria })}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.language}>
        <span className={styles.languageLabel}>{t('form.language')}</span>
        <Segmented
          label={t('form.language')}
          value={draft.language}
          options={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(chosen) => change({ language: chosen })}
        />
      </div>
      <div className={styles.submit}>
        <Button type="submit" variant="primary" size="lg" aria-disabled={creating}>
          {creating ? t('form.creating') : t('form.create')}
        </Button>
        <span className={styles.kept}>{t('form.kept', { count: library.retentionDays })}</span>
      </div>
    </form>
  )
}

const chipOf = (title: string, minutes: number | undefined) =>
  minutes === undefined ? title : `${title} ${minutes}′`
