import { Send } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChatLine } from '#shared/backstage.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import { formatMoment } from '../agenda/clock.ts'
import type { Person } from '../sync/session.ts'
import { Face } from '../ui/Face.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './Chat.module.css'
import panel from './RubricPanel.module.css'

interface Props {
  lines: readonly ChatLine[]
  me: ParticipantId
  people: readonly Person[]
  startedAtMs: number | undefined
  /** Undefined: may be read, not written. */
  onSay: ((words: string) => void) | undefined
}

/** A word to a colleague while the candidate works. */
export function Chat({ lines, me, people, startedAtMs, onSay }: Props) {
  const { t } = useTranslation('scoring')
  const [known] = useState(lines.length)
  const colourOf = (from: ParticipantId) =>
    people.find(({ participant }) => participant === from)?.colour

  return (
    <section className={panel.part}>
      <h3 className={panel.subtitle}>{t('chat')}</h3>
      {lines.length === 0 && <p className={styles.empty}>{t('noChat')}</p>}
      <ol className={styles.lines} role="log" aria-label={t('chat')}>
        {lines.map((line, index) => (
          <Line
            // Lines are only ever added: their place is their name.
            key={`${index} ${line.atMs}`}
            line={line}
            mine={line.from === me}
            colour={colourOf(line.from) ?? 8}
            startedAtMs={startedAtMs}
            arrived={index >= known}
          />
        ))}
      </ol>
      {onSay && <Composer onSay={onSay} />}
    </section>
  )
}

interface LineProps {
  line: ChatLine
  mine: boolean
  colour: number
  startedAtMs: number | undefined
  /** Whether it came while the chat was open: then it is brought into view. */
  arrived: boolean
}

function Line({ line, mine, colour, startedAtMs, arrived }: LineProps) {
  const { t } = useTranslation('scoring')
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (arrived) row.current?.scrollIntoView({ block: 'nearest' })
  }, [arrived])
  return (
    <li ref={row} className={styles.line}>
      <Face name={line.name} colour={colour} size="sm" />
      <div className={styles.words}>
        <p className={styles.who}>
          {mine ? t('me') : line.name}
          {startedAtMs !== undefined && line.atMs >= startedAtMs && (
            <time className={styles.time}>{formatMoment(line.atMs, startedAtMs)}</time>
          )}
        </p>
        <p className={styles.said}>{line.words}</p>
      </div>
    </li>
  )
}

function Composer({ onSay }: { onSay: (words: string) => void }) {
  const { t } = useTranslation('scoring')
  const [words, setWords] = useState('')
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() === '') return
        onSay(words.trim())
        setWords('')
      }}
    >
      <input
        className={styles.input}
        aria-label={t('chatInput')}
        placeholder={t('chatInput')}
        value={words}
        maxLength={limits.noteLength}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <IconButton type="submit" label={t('send')} icon={<Send />} side="top" />
    </form>
  )
}
