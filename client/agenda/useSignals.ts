import { useEffect } from 'react'
import { isUnwatched } from '#shared/agenda.ts'
import type { Agenda } from '#shared/agenda.ts'
import { listFiles } from '#shared/code.ts'
import type { SignalReport } from '#shared/signals.ts'
import { reportSignal } from '../api.ts'
import { useAgenda, useRoomSession } from '../sync/session-context.ts'
import type { RoomSession } from '../sync/session.ts'
import { openAwayWatch } from './away-watch.ts'
import { openPasteOrigin } from './paste-origin.ts'

/** On the candidate's side: tells the room when the window leaves the front and when text comes in from outside. */
export function useSignals(): void {
  const { me, preview, room, key, code } = useRoomSession()
  const agenda = useAgenda()
  const watched = agenda.status === 'live' && !isUnwatched(agenda)
  const on = watched && me.role === 'candidate' && !preview
  useEffect(() => {
    if (!on) return undefined
    // A fact that cannot be sent is lost: it is no more than that.
    const report = (signal: SignalReport) =>
      void reportSignal(room.room, key, signal).catch(() => undefined)
    const stopAway = watchWindow((ms) => report({ kind: 'away', ms }))
    const stopPastes = watchPastes(code, (length) => report({ kind: 'paste', length }))
    return () => {
      stopAway()
      stopPastes()
    }
  }, [on, room.room, key, code])

  useEffect(() => rememberPrompts(agenda), [agenda])
}

function watchWindow(report: (ms: number) => void): () => void {
  const see = openAwayWatch(report)
  // While a frame of this page has the focus the window has lost it, and yet it is in front.
  const look = () =>
    see(document.visibilityState === 'visible' && document.hasFocus(), performance.now())
  const events = [
    [window, 'blur'],
    [window, 'focus'],
    [document, 'visibilitychange'],
  ] as const
  for (const [target, type] of events) target.addEventListener(type, look)
  return () => {
    for (const [target, type] of events) target.removeEventListener(type, look)
  }
}

/** One for the page: what was copied before the interview's start counts too. */
const origin = openPasteOrigin()
let prompts: readonly string[] = []

function rememberPrompts({ rungs, statement }: Agenda) {
  prompts = [...rungs.map(({ prompt }) => prompt), ...(statement ? [statement.text] : [])].flatMap(
    ({ en, fr }) => [en, fr],
  )
}

function watchPastes(code: RoomSession['code'], report: (length: number) => void): () => void {
  const copy = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') || String(getSelection() ?? '')
    if (text) origin.copied(text)
  }
  const paste = (event: ClipboardEvent) => {
    const here = code ? listFiles(code.doc).map(({ text }) => text.toString()) : []
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const length = origin.fromOutside(text, [...here, ...prompts])
    if (length > 0) report(length)
  }
  // Copies are read behind the editor, which puts its own text on the clipboard; pastes before it takes them.
  window.addEventListener('copy', copy)
  window.addEventListener('cut', copy)
  window.addEventListener('paste', paste, { capture: true })
  return () => {
    window.removeEventListener('copy', copy)
    window.removeEventListener('cut', copy)
    window.removeEventListener('paste', paste, { capture: true })
  }
}
