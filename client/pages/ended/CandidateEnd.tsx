import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readRuns } from '#shared/runs.ts'
import { groupSignals, readSignals } from '#shared/signals.ts'
import { formatMoment } from '../../agenda/clock.ts'
import { signalWords } from '../../agenda/signal-words.ts'
import { useLanguage } from '../../i18n/index.ts'
import { codeEntries } from '../../sync/build-copy.ts'
import { downloadCopy } from '../../sync/download-copy.ts'
import { useAgenda, useLoaded, useRoomSession } from '../../sync/session-context.ts'
import type { RoomSession } from '../../sync/session.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { toast } from '../../ui/toast.tsx'
import { outline } from '../../whiteboard/index.ts'
import card from '../frame/Card.module.css'
import { formatDay } from '../frame/dates.ts'
import { Page } from '../frame/Page.tsx'
import { BoardPictures } from './BoardPictures.tsx'
import styles from './Ended.module.css'
import { buildOwnWork } from './own-work.ts'
import type { OwnWork } from './own-work.ts'

/** Thanks, and the candidate's own work to take home. Never a verdict. */
export function CandidateEnd() {
  const { t } = useTranslation('room')
  const { language } = useLanguage()
  const { room, me, preview, code, whiteboard } = useRoomSession()
  const { farewell } = useAgenda()
  const title = t('ended.candidateTitle', { name: preview ? room.candidate : me.name })
  return (
    <Page guest title={title} width="narrow">
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>
        {farewell === '' ? t('ended.candidateWhat') : t('ended.candidateOver')}
      </p>
      {farewell !== '' && (
        <section className={classNames(card.card, styles.next)} aria-labelledby="next">
          <h2 id="next" className={styles.heading}>
            {t('ended.farewell')}
          </h2>
          <p>{farewell}</p>
        </section>
      )}
      <section className={card.card} aria-labelledby="yours">
        <h2 id="yours" className={styles.heading}>
          {t('ended.yours')}
        </h2>
        <p className={styles.words}>{t('ended.yoursWhat')}</p>
        {code && whiteboard && <DownloadButton code={code} whiteboard={whiteboard} />}
        <p className={styles.note}>
          {t('ended.deleted', { date: formatDay(room.deletedAtMs, language) })}
        </p>
      </section>
    </Page>
  )
}

type Documents = { [K in 'code' | 'whiteboard']: NonNullable<RoomSession[K]> }

function DownloadButton({ code, whiteboard }: Documents) {
  const { t } = useTranslation(['room', 'whiteboard'])
  const { t: tAgenda } = useTranslation('agenda')
  const { language } = useLanguage()
  const { room, agenda: document } = useRoomSession()
  const agenda = useAgenda()
  const ready = [useLoaded(code), useLoaded(whiteboard)].every(Boolean)
  const [packing, setPacking] = useState(false)

  function download(pictures: OwnWork['pictures']) {
    setPacking(false)
    try {
      const work: OwnWork = {
        room,
        agenda,
        files: codeEntries(code.doc),
        board: outline(whiteboard.doc),
        pictures,
        facts: groupSignals(readSignals(document.doc)).map(
          (group) =>
            `${formatMoment(group.atMs, agenda.startedAtMs ?? group.atMs)} ${signalWords(group, tAgenda)}`,
        ),
        runs: readRuns(code.doc).length,
      }
      const archive = new Blob([buildOwnWork(work, t, language)], { type: 'application/zip' })
      downloadCopy(archive, t('ended.archive', { name: room.candidate }))
    } catch {
      toast(t('ended.downloadFailed'), { tone: 'danger', id: 'download' })
    }
  }
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        icon={<Download aria-hidden />}
        disabled={!ready}
        aria-disabled={packing}
        onClick={() => setPacking(true)}
      >
        {packing ? t('ended.packing') : t('ended.download')}
      </Button>
      {packing && (
        <BoardPictures
          document={whiteboard}
          onDrawn={download}
          onFailed={() => {
            toast(t('ended.noPicture'), { tone: 'danger', id: 'download' })
            download(undefined)
          }}
        />
      )}
    </>
  )
}
