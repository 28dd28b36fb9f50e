import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as Y from 'yjs'
import { addFile, listFiles } from '#shared/code.ts'
import type { CodePresence, WhiteboardPresence } from '#shared/awareness.ts'
import { createLocalDocument } from '../../sync/local-document.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import { classNames } from '../../ui/class-names.ts'
import { Face } from '../../ui/Face.tsx'
import { PreferencesMenu } from '../frame/PreferencesMenu.tsx'
import { Brand } from '../frame/Brand.tsx'
import { BoardSide } from './BoardSide.tsx'
import { CodeSide } from './CodeSide.tsx'
import { noImages } from './no-images.ts'
import styles from './Lobby.module.css'
import { PreviewNotice } from './PreviewNotice.tsx'
import { StageList } from './StageList.tsx'
import { useStartOfTab } from './useStartOfTab.ts'

/** Before the start: who is here, how it will go, and something to warm the fingers up. */
export function Lobby() {
  const { t } = useTranslation(['room', 'pages', 'common'])
  const { room, me, people } = useRoomSession()
  const start = useStartOfTab<HTMLDivElement>()
  return (
    <div ref={start} className={styles.lobby} tabIndex={-1}>
      <header className={styles.bar}>
        <Brand link={false} />
        <span className={styles.subject}>
          {room.candidate} · {room.role}
        </span>
        <PreferencesMenu />
      </header>
      <PreviewNotice />
      <div className={classNames(styles.middle, me.role === 'observer' && styles.alone)}>
        <aside className={styles.side}>
          <h1 className={styles.title}>{t('lobby.title')}</h1>
          <output className={styles.waiting}>
            {me.role === 'observer' ? t('lobby.observer') : t('lobby.candidate')}
          </output>
          <h2>{t('lobby.here')}</h2>
          <ul className={styles.people}>
            {people.map((person) => (
              <li key={person.participant}>
                <Face name={person.name} colour={person.colour} away={!person.front} />
                <span>
                  {person.name}
                  {person.me && ` (${t('lobby.you')})`}
                </span>
                <span className={styles.role}>{t(`common:roles.${person.role}`)}</span>
              </li>
            ))}
          </ul>
          <h2>{t('pages:welcome.stages')}</h2>
          <StageList stages={room.stages} />
        </aside>
        {me.role === 'candidate' && <WarmUp />}
      </div>
    </div>
  )
}

/** An editor and a whiteboard that live in this page alone and are gone with it. */
function WarmUp() {
  const { t } = useTranslation('room')
  const [code] = useState(() => {
    const doc = new Y.Doc()
    addFile(doc, 'warm-up', { name: t('lobby.warmUpFile'), text: t('lobby.warmUpText') })
    return createLocalDocument<CodePresence>('code', doc)
  })
  const board = useMemo(() => createLocalDocument<WhiteboardPresence>('whiteboard'), [])
  useEffect(() => () => [code.doc, board.doc].forEach((doc) => doc.destroy()), [code, board])
  return (
    <section className={styles.work} aria-labelledby="warm-up">
      <div className={styles.head}>
        <h2 id="warm-up">{t('lobby.warmUp')}</h2>
        <p>{t('lobby.warmUpWhy')}</p>
      </div>
      <div className={styles.code}>
        <CodeSide document={code} file={listFiles(code.doc)[0]?.id} />
      </div>
      <div className={styles.board}>
        <BoardSide document={board} images={noImages} />
      </div>
    </section>
  )
}
