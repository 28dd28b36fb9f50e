import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Key } from '#shared/ids.ts'
import { SharedPrompts } from '../../agenda/SharedPrompts.tsx'
import { StageBar } from '../../agenda/StageBar.tsx'
import prompts from '../../agenda/LadderPanel.module.css'
import { usePreparedRubric } from '../../replay/usePreparedRubric.ts'
import { Controls } from '../../replay/Controls.tsx'
import type { ReplaySource } from '../../replay/load-replay.ts'
import { neighbours, orderedPins, whereToBegin } from '../../replay/pins.ts'
import { replaySession } from '../../replay/replay-session.ts'
import { openScene } from '../../replay/scene.ts'
import { Timeline } from '../../replay/Timeline.tsx'
import { useReplayClock } from '../../replay/useReplayClock.ts'
import { useLanguage } from '../../i18n/index.ts'
import { PinCard, PinMarks } from '../../scoring/PinMarks.tsx'
import type { PinMark } from '../../scoring/PinMarks.tsx'
import { formatPlace } from '../../scoring/pin-context.ts'
import { RoomSessionContext } from '../../sync/session-context.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Brand } from '../frame/Brand.tsx'
import { PreferencesMenu } from '../frame/PreferencesMenu.tsx'
import { usePageTitle } from '../frame/usePageTitle.ts'
import styles from './Replaying.module.css'
import { ReplayWork } from './ReplayWork.tsx'

interface Props {
  source: ReplaySource
  roomKey: Key
}

/** The room as it was at a moment, and the clock below it. */
export function Replaying({ source, roomKey }: Props) {
  const { t } = useTranslation(['replay', 'agenda'])
  const { inLanguage } = useLanguage()
  const [address] = useSearchParams()
  const { room, startedAtMs, endedAtMs, replay } = source
  usePageTitle(`${room.candidate} · ${t('title')}`)
  const pins = useMemo(() => orderedPins(source), [source])
  const moments = useMemo(
    () => [...replay.activity, ...pins.map(({ pin }) => pin)].toSorted((a, b) => a.atMs - b.atMs),
    [replay, pins],
  )
  const [begin] = useState(() => whereToBegin(address, pins, source))
  const [chosen, setChosen] = useState<PinMark | undefined>(begin.mark)
  const clock = useReplayClock({
    startMs: startedAtMs,
    endMs: endedAtMs,
    firstMs: begin.atMs,
    moments,
  })
  const { atMs } = clock
  const [scene] = useState(() => openScene(replay, atMs))
  const state = useSyncExternalStore(scene.subscribe, scene.state)
  useLayoutEffect(() => scene.show(atMs), [scene, atMs])
  const criteria = usePreparedRubric(room.room, roomKey)
  const criterion = criteria.find(({ id }) => id === chosen?.pin.criterion)

  const session = useMemo(
    () => replaySession(room, roomKey, state.agenda, atMs),
    [room, roomKey, state.agenda, atMs],
  )
  function goToPin(mark: PinMark) {
    clock.setPlaying(false)
    clock.goTo(mark.pin.atMs)
    // A new object: going to the same pin again brings its place back to the front.
    setChosen({ ...mark })
  }
  const { before, behind } = neighbours(pins, atMs)
  const known = pins.find(({ pin, by }) => pin.id === chosen?.pin.id && by === chosen.by)

  return (
    <RoomSessionContext value={session}>
      <div className={styles.page}>
        <header className={styles.bar}>
          <Brand />
          <h1 className={styles.title} title={`${room.candidate} · ${room.role}`}>
            {room.candidate} · {room.role}
          </h1>
          <div className={styles.stages}>
            <StageBar />
          </div>
          <Tag tone="live">{t('badge')}</Tag>
          <PreferencesMenu />
          <LinkButton to={`/room/${room.room}/report`}>{t('report')}</LinkButton>
        </header>
        <div className={styles.middle}>
          <section className={prompts.panel} aria-label={t('agenda:prompts')}>
            <SharedPrompts />
          </section>
          <ReplayWork
            scene={scene}
            replayed={state.code}
            roomKey={roomKey}
            room={room.room}
            place={chosen?.pin}
            follows={clock.playing}
          />
        </div>
        {chosen && (
          <PinCard
            mark={chosen}
            criterion={criterion && inLanguage(criterion.title)}
            place={formatPlace(chosen.pin)}
            startedAtMs={startedAtMs}
          />
        )}
        <footer className={styles.foot} aria-label={t('panel')}>
          <Controls
            clock={clock}
            startedAtMs={startedAtMs}
            endedAtMs={endedAtMs}
            onPin={{
              before: before && (() => goToPin(before)),
              behind: behind && (() => goToPin(behind)),
            }}
          />
          <Timeline
            source={source}
            atMs={atMs}
            onSeek={(moment) => {
              clock.goTo(moment)
              setChosen(undefined)
            }}
          >
            <PinMarks
              marks={pins}
              chosen={known}
              startedAtMs={startedAtMs}
              endedAtMs={endedAtMs}
              onChoose={goToPin}
            />
          </Timeline>
        </footer>
      </div>
    </RoomSessionContext>
  )
}
