import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Joined, Welcome as WelcomeWords } from '#shared/api.ts'
import type { Key } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import { ProblemError, join } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import card from '../frame/Card.module.css'
import { Page } from '../frame/Page.tsx'
import { problemOfLine } from '../home/new-interview.ts'
import { problemKindOf } from '../problems/problem-kind.ts'
import type { ProblemKind } from '../problems/problem-kind.ts'
import { CandidateBriefing } from './CandidateBriefing.tsx'
import styles from './Welcome.module.css'

const nameKey = 'pairboard.name'

interface Props {
  welcome: WelcomeWords
  linkKey: Key
  onJoined: (joined: Joined) => Promise<void>
}

/** The page behind a link: one field, one button, and for candidates everything they should know before. */
export function Welcome({ welcome, linkKey, onJoined }: Props) {
  const { t } = useTranslation('pages')
  const candidate = welcome.as === 'candidate'
  const [name, setName] = useState(() =>
    candidate ? welcome.candidate : (localStorage.getItem(nameKey) ?? ''),
  )
  const [checked, setChecked] = useState(false)
  const [joining, setJoining] = useState(false)
  const [failure, setFailure] = useState<ProblemKind>()
  const problem = checked ? problemOfLine(name, limits.nameLength) : undefined

  async function enter(event: FormEvent) {
    event.preventDefault()
    setChecked(true)
    if (joining || problemOfLine(name, limits.nameLength)) return
    setJoining(true)
    setFailure(undefined)
    if (!candidate) localStorage.setItem(nameKey, name.trim())
    try {
      await onJoined(await join(welcome.room, linkKey, name.trim()))
    } catch (error) {
      setFailure(problemKindOf(error instanceof ProblemError ? error.problem : 'internal'))
      setJoining(false)
    }
  }

  const title = {
    candidate: t('welcome.hello', { name: welcome.candidate }),
    examiner: t('welcome.examinerTitle', { name: welcome.candidate }),
    observer: t('welcome.observerTitle', { name: welcome.candidate }),
  }[welcome.as]
  const explain = {
    missing: t('welcome.missingName'),
    tooLong: t('form.tooLong', { count: limits.nameLength }),
    badCharacter: t('form.badCharacter'),
  }
  return (
    <Page guest title={title} width="narrow">
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.subject}>{t('welcome.subject', { role: welcome.role })}</p>
      <form className={card.card} noValidate onSubmit={(event) => void enter(event)}>
        <div className={styles.join}>
          <Field
            label={t('welcome.yourName')}
            hint={t('welcome.nameWhy')}
            error={problem && explain[problem]}
          >
            <TextInput
              // The one thing to do here: a person arrives to write their name.
              ref={focusAndSelect}
              autoComplete="name"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </Field>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            aria-disabled={joining}
            className={styles.button}
          >
            {joining ? t('welcome.joining') : t('welcome.join')}
          </Button>
        </div>
        {failure && (
          <p role="alert" className={styles.failure}>
            <strong>{t(`problem.${failure}Title`)}.</strong> {t(`problem.${failure}What`)}
          </p>
        )}
      </form>
      {candidate && <CandidateBriefing welcome={welcome} />}
      {welcome.as === 'observer' && <p className={styles.note}>{t('welcome.observerWhy')}</p>}
    </Page>
  )
}

function focusAndSelect(input: HTMLInputElement | null) {
  input?.focus()
  input?.select()
}
