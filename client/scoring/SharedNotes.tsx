import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { readBackstage, say, sharedNotesLength, writeSharedNotes } from '#shared/backstage.ts'
import { useAgenda, usePermission, useRead, useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { Chat } from './Chat.tsx'
import { NoteArea } from './NoteArea.tsx'
import styles from './RubricPanel.module.css'

/** What examiners share among themselves: one text and a chat. */
export function SharedNotes({ backstage }: { backstage: SharedDocument }) {
  const { t } = useTranslation('scoring')
  const { me, people, nowMs } = useRoomSession()
  const { startedAtMs } = useAgenda()
  const { doc } = backstage
  const { notes, chat } = useRead(doc, readBackstage)
  const may = usePermission(backstage)?.right === 'write'
  return (
    <>
      <p className={styles.shared}>
        <Users aria-hidden />
        {t('examinersShare')}
      </p>
      <section className={styles.part}>
        <h3 className={styles.subtitle}>{t('sharedNotes')}</h3>
        <div className={styles.note}>
          <NoteArea
            tall
            label={t('sharedNotes')}
            placeholder={t('sharedNotesHint')}
            value={notes}
            maxLength={sharedNotesLength}
            onChange={may ? (words) => writeSharedNotes(doc, words) : undefined}
          />
        </div>
      </section>
      <Chat
        lines={chat}
        me={me.participant}
        people={people}
        startedAtMs={startedAtMs}
        onSay={
          may
            ? (words) => say(doc, { from: me.participant, name: me.name, words, atMs: nowMs() })
            : undefined
        }
      />
    </>
  )
}
