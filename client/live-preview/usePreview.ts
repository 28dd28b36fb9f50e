import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { listFiles } from '#shared/code.ts'
import { openCompiling } from './compiler.ts'
import { isPartOfFrontEnd } from './entry.ts'
import { keepKeyboard } from './keep-keyboard.ts'
import { openFrame } from './open-frame.ts'
import { fetchPackages } from './packages.ts'
import { openPreview } from './preview.ts'
import type { Preview, PreviewState } from './preview.ts'
import { watchFloods } from './watch-floods.ts'

/** After the last key: long enough for a word in full swing, short enough to look like at once. In milliseconds. */
const restMs = 80
/** Where somebody writes without any rest, at least this often. In milliseconds. */
const longestMs = 500

interface Elements {
  pane: RefObject<HTMLElement | null>
  stage: RefObject<HTMLElement | null>
  shield: RefObject<HTMLElement | null>
}

/** A preview of the document's files for as long as this component is on the screen. `restart` shows them anew. */
export function usePreview(
  doc: Y.Doc,
  { pane, stage, shield }: Elements,
): { state: PreviewState; restart: () => void } {
  const { t } = useTranslation('preview')
  const [preview] = useState(() =>
    openPreview({
      stage: () => stage.current,
      titleOf: (entry) => t('frame', { file: entry }),
      blockedWords: (address) => t('blocked', { address }),
      openFrame,
      openCompiling,
      fetchPackages,
    }),
  )

  useEffect(() => {
    const elements = { pane: pane.current, stage: stage.current, shield: shield.current }
    if (!elements.pane || !elements.stage || !elements.shield) return undefined
    const stopFollowing = followFiles(doc, preview)
    const freeKeyboard = keepKeyboard({
      pane: elements.pane,
      stage: elements.stage,
      shield: elements.shield,
      onThefts: () => preview.end('keyboard'),
    })
    const stopWatching = watchFloods(preview.owns, () => preview.end('flood'))
    return () => {
      stopFollowing()
      freeKeyboard()
      stopWatching()
      preview.close()
    }
  }, [doc, preview, pane, stage, shield])

  const state = useSyncExternalStore(preview.subscribe, preview.state)
  return { state, restart: () => void preview.update(filesOf(doc)) }
}

const filesOf = (doc: Y.Doc) =>
  listFiles(doc)
    .filter(({ name }) => isPartOfFrontEnd(name))
    .map(({ name, text }) => ({ name, text: text.toString() }))

/** Shows the files now, and again whenever one of them has changed. Returns what ends it. */
function followFiles(doc: Y.Doc, preview: Preview): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let sinceMs: number | undefined
  let shown = ''
  const look = () => {
    sinceMs = undefined
    const files = filesOf(doc)
    // The document holds runs and their output, too.
    const now = JSON.stringify(files)
    if (now === shown) return
    shown = now
    void preview.update(files)
  }
  const onUpdate = () => {
    clearTimeout(timer)
    sinceMs ??= performance.now()
    const leftMs = longestMs - (performance.now() - sinceMs)
    timer = setTimeout(look, Math.max(0, Math.min(restMs, leftMs)))
  }
  doc.on('update', onUpdate)
  look()
  return () => {
    doc.off('update', onUpdate)
    clearTimeout(timer)
  }
}
