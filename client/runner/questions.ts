/** What a program asks of whoever runs it: one line at a time, no faster than the room can bear, and not for ever. */
import { runLimits } from '#shared/run-limits.ts'

export interface Questions {
  /** The program wants a line. It may say so without any need: it is hostile. */
  ask(): void
  /** Does nothing while no line is waited for. */
  answer(line: string): void
  /** From here on there is nothing more to read. */
  end(): void
  /** How long it has waited until now. */
  waitedMs(): number
  /** The program is over. */
  close(): void
}

export interface QuestionsParts {
  /** To the program: a line without its end, or undefined for the end of input. */
  readonly reply: (line: string | undefined) => void
  readonly onWaiting: (waits: boolean) => void
}

export function openQuestions({ reply, onWaiting }: QuestionsParts): Questions {
  let phase: 'quiet' | 'about-to-wait' | 'waiting' | 'closed' = 'quiet'
  let ended = false
  let asked = 0
  let askedAtMs = -Infinity
  let waitedMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const sinceMs = () => performance.now() - askedAtMs

  function wait() {
    if (ended) return settle(undefined)
    phase = 'waiting'
    asked++
    askedAtMs = performance.now()
    timer = setTimeout(end, runLimits.waitingMs - waitedMs)
    onWaiting(true)
  }
  function settle(line: string | undefined) {
    const waited = phase === 'waiting'
    if (waited) waitedMs += sinceMs()
    clearTimeout(timer)
    // Its driver remembers that nothing comes any more: it is told once.
    phase = line === undefined ? 'closed' : 'quiet'
    if (waited) onWaiting(false)
    reply(line)
  }
  function end() {
    ended = true
    if (phase === 'waiting') settle(undefined)
  }
  return {
    ask() {
      if (phase !== 'quiet') return
      if (ended || asked >= runLimits.questions) return settle(undefined)
      phase = 'about-to-wait'
      const soonMs = runLimits.questionEveryMs - sinceMs()
      if (soonMs > 0) timer = setTimeout(wait, soonMs)
      else wait()
    },
    answer(line) {
      if (phase === 'waiting') settle(line.slice(0, runLimits.lineLength))
    },
    end,
    waitedMs: () => waitedMs + (phase === 'waiting' ? sinceMs() : 0),
    close() {
      clearTimeout(timer)
      if (phase === 'waiting') waitedMs += sinceMs()
      phase = 'closed'
    },
  }
}
