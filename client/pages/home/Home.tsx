import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { Library, NewRoom } from '#shared/api.ts'
import { ProblemError, createRoom, readLibrary } from '../../api.ts'
import { TeamKeyForm } from '../../library/TeamKeyForm.tsx'
import { keptTeamKey } from '../../library/library-access.ts'
import { rememberInterview } from '../../sync/keys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { toast } from '../../ui/toast.tsx'
import card from '../frame/Card.module.css'
import { Page } from '../frame/Page.tsx'
import { useRequest } from '../frame/useRequest.ts'
import { problemKindOf } from '../problems/problem-kind.ts'
import { useFetchRoomAhead } from '../room/useFetchRoomAhead.ts'
import styles from './Home.module.css'
import { Interviews } from './Interviews.tsx'
import { NewInterviewForm } from './NewInterviewForm.tsx'
import { parsePreset } from './preset.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The first page: this browser's interviews, and the form for a new one. */
export function Home() {
  const { t } = useTranslation('pages')
  useFetchRoomAhead()
  return (
    <Page>
      <div className={styles.columns}>
        <div className={styles.intro}>
          <h1 className={styles.title}>{t('home.title')}</h1>
          <p className={styles.lead}>{t('home.lead')}</p>
        </div>
        <Interviews />
        <section className={styles.form} aria-label={t('form.title')}>
          <div className={card.card}>
            <NewInterview />
          </div>
        </section>
      </div>
    </Page>
  )
}

function NewInterview() {
  const { t } = useTranslation(['pages', 'common', 'library'])
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [asksForKey, setAsksForKey] = useState(false)
  const { answer: library, failed, again } = useRequest(readLibrary)
  if (failed) {
    return (
      <EmptyState
        title={t('form.libraryFailed')}
        action={<Button onClick={again}>{t('common:tryAgain')}</Button>}
      >
        {t('problem.unreachableWhat')}
      </EmptyState>
    )
  }
  if (!library) {
    return (
      <div className={styles.waiting}>
        <Spinner label={t('common:loading')} />
      </div>
    )
  }

  async function create(room: NewRoom, { plans, retentionDays }: Library) {
    try {
      const created = await createRoom(room, keptTeamKey())
      const plan = plans.find(({ id }) => id === room.plan)
      rememberInterview({
        room: created.room,
        candidate: room.candidate,
        role: room.role,
        ...(plan && { plan: plan.title }),
        createdAtMs: Date.now(),
        deletedAtMs: Date.now() + retentionDays * dayMs,
        links: created.links,
      })
      await navigate(`/room/${created.room}/links`)
    } catch (error) {
      if (error instanceof ProblemError && error.problem === 'not-authorised') {
        setAsksForKey(true)
        return
      }
      const kind = problemKindOf(error instanceof ProblemError ? error.problem : 'internal')
      toast(t(`problem.${kind}Title`), {
        tone: 'danger',
        description: t(`problem.${kind}What`),
        id: 'create',
      })
    }
  }
  return (
    <>
      <NewInterviewForm
        library={library}
        preset={parsePreset(search)}
        onCreate={(room) => create(room, library)}
      />
      <Dialog
        open={asksForKey}
        onOpenChange={setAsksForKey}
        title={t('library:needsKey')}
        description={t('library:lockedWhy')}
      >
        <TeamKeyForm submit={t('library:unlockCreate')} onKept={() => setAsksForKey(false)} />
      </Dialog>
    </>
  )
}
