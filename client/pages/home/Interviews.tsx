import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetInterview, listInterviews } from '../../sync/keys.ts'
import type { Interview } from '../../sync/keys.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { InterviewRow } from './InterviewRow.tsx'
import styles from './Interviews.module.css'

/** The interviews that this browser can open. */
export function Interviews() {
  const { t } = useTranslation('pages')
  const [interviews, setInterviews] = useState(() => listInterviews())
  const [leaving, setLeaving] = useState<Interview>()

  function forget({ room }: Interview) {
    forgetInterview(room)
    setInterviews(listInterviews())
  }
  return (
    <section className={styles.interviews} aria-labelledby="interviews">
      <h2 id="interviews" className={styles.title}>
        {t('home.interviews')} <span className={styles.kept}>{t('home.keptHere')}</span>
      </h2>
      {interviews.length === 0 ? (
        <EmptyState icon={<NotebookPen />} title={t('home.emptyTitle')}>
          {t('home.emptyWords')}
        </EmptyState>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('home.candidate')}</th>
              <th scope="col">{t('home.plan')}</th>
              <th scope="col">{t('home.when')}</th>
              <th scope="col" className={styles.score}>
                {t('home.score')}
              </th>
              <th scope="col">{t('home.status')}</th>
              <th scope="col">
                <span className={styles.unseen}>{t('home.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {interviews.map((interview) => (
              <InterviewRow
                key={interview.room}
                interview={interview}
                onForget={() => setLeaving(interview)}
              />
            ))}
          </tbody>
        </table>
      )}
      {leaving && (
        <ConfirmDialog
          open
          onOpenChange={(open) => open || setLeaving(undefined)}
          title={t('home.forgetTitle', { name: leaving.candidate })}
          description={t('home.forgetWhy')}
          confirmLabel={t('home.forget')}
          tone="danger"
          onConfirm={() => forget(leaving)}
        />
      )}
    </section>
  )
}
