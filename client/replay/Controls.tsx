import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { speeds } from '#shared/replay-clock.ts'
import { formatMoment } from '../agenda/clock.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useShortcut } from '../ui/useShortcut.ts'
import styles from './Controls.module.css'
import type { ReplayClock } from './useReplayClock.ts'

interface Props {
  clock: ReplayClock
  startedAtMs: number
  endedAtMs: number
  /** To the pin before or behind; undefined where there is none. */
  onPin: { readonly before: (() => void) | undefined; readonly behind: (() => void) | undefined }
}

const leapMs = 10_000

/** Play, how fast, and where it stands. */
export function Controls({ clock, startedAtMs, endedAtMs, onPin }: Props) {
  const { t } = useTranslation('replay')
  const { playing, speed, atMs, skipsIdle } = clock
  const quicker = speeds[speeds.indexOf(speed) + 1]
  const slower = speeds[speeds.indexOf(speed) - 1]
  const toggle = () => clock.setPlaying(!playing)
  useShortcut('k', toggle)
  useShortcut('j', () => clock.goTo(atMs - leapMs))
  useShortcut('l', () => clock.goTo(atMs + leapMs))
  useShortcut('+', () => quicker && clock.setSpeed(quicker))
  useShortcut('-', () => slower && clock.setSpeed(slower))
  useShortcut('n', () => onPin.behind?.())
  useShortcut('p', () => onPin.before?.())

  return (
    <div className={styles.controls}>
      <IconButton
        variant="primary"
        label={playing ? t('pause') : t('play')}
        keys={['K']}
        icon={playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />}
        side="top"
        onClick={toggle}
      />
      <IconButton
        label={t('pinBefore')}
        keys={['P']}
        icon={<SkipBack />}
        side="top"
        aria-disabled={!onPin.before}
        className={onPin.before ? undefined : styles.resting}
        onClick={() => onPin.before?.()}
      />
      <IconButton
        label={t('pinBehind')}
        keys={['N']}
        icon={<SkipForward />}
        side="top"
        aria-disabled={!onPin.behind}
        className={onPin.behind ? undefined : styles.resting}
        onClick={() => onPin.behind?.()}
      />
      <Segmented
        label={t('speed')}
        value={String(speed)}
        options={speeds.map((one) => ({ value: String(one), label: `${one}×` }))}
        onChange={(value) => {
          const chosen = speeds.find((one) => String(one) === value)
          if (chosen) clock.setSpeed(chosen)
        }}
      />
      <label className={styles.skip}>
        <input
          type="checkbox"
          checked={skipsIdle}
          onChange={({ target }) => clock.setSkipsIdle(target.checked)}
        />
        {t('skipIdle')}
      </label>
      <time className={styles.time}>
        {formatMoment(atMs, startedAtMs)}
        <span className={styles.of}> / {formatMoment(endedAtMs, startedAtMs)}</span>
      </time>
    </div>
  )
}
