/**
 * A front end that follows its files. The next program runs in the next frame, beneath the picture that stands; only
 * when it has a picture of its own does the earlier frame go. A frame with all packages in it is always waiting.
 */
import { openSubscribers } from '../sync/subscribers.ts'
import type { App, Place, Problem } from './app.ts'
import type { SourceText } from './compile/compiler.ts'
import type { Compiling } from './compiler.ts'
import { addToLane, emptyLane } from './lane.ts'
import type { Lane } from './lane.ts'
import type { FrameEvent, OpenFrame, PreviewFrame } from './open-frame.ts'

export type Trouble =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'endless'; readonly place: Place }
  /** `nothing`: no file is a front end. `failed`: the console says why. The others: see FrameEvent. */
  | {
      readonly kind:
        | 'nothing'
        | 'failed'
        | 'dead'
        | 'broken'
        | 'flood'
        | 'keyboard'
        | 'no-packages'
        | 'no-compiler'
    }

export interface PreviewState {
  /** The file that the newest program begins with. */
  readonly entry: string | undefined
  /** Whether there is a picture, be it of an earlier state of the files. */
  readonly shown: boolean
  readonly trouble: Trouble | undefined
  /** What the newest program has written. */
  readonly lane: Lane
}

export interface PreviewParts {
  /** Holds the frames; asked for when the first is opened. */
  readonly stage: () => HTMLElement | null
  readonly titleOf: (entry: string) => string
  readonly openFrame: OpenFrame
  readonly openCompiling: () => Compiling
  readonly fetchPackages: (specifiers: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** What is written for an address that was not loaded. */
  readonly blockedWords: (address: string) => string
}

export interface Preview {
  readonly state: () => PreviewState
  readonly subscribe: (onChange: () => void) => () => void
  /** Shows these files. A state that is not over yet when the next one comes is given up. */
  readonly update: (files: readonly SourceText[]) => Promise<void>
  /** Puts an end to what runs, and says why. */
  readonly end: (why: 'flood' | 'keyboard') => void
  /** Whether this is the window of one of its frames. */
  readonly owns: (source: unknown) => boolean
  /** Ends everything and gives it back. Whoever updates later finds all as at first. */
  readonly close: () => void
}

/** A front end that was built, and the turn of `update` whose files it is of. */
interface Program {
  readonly app: App
  readonly turn: number
}

const mostTries = 3
const restMs = 1_000

const nothingYet: PreviewState = {
  entry: undefined,
  shown: false,
  trouble: undefined,
  lane: emptyLane,
}

export function openPreview(parts: PreviewParts): Preview {
  const { subscribe, tell } = openSubscribers()
  let state = nothingYet
  let current: PreviewFrame | undefined
  let pending: PreviewFrame | undefined
  let spare: PreviewFrame | undefined
  /** The frame that was given a program last, and that program. */
  let newest: PreviewFrame | undefined
  let newestProgram: Program | undefined
  let codes: ReadonlyMap<string, string> = new Map()
  let compiling: Compiling | undefined
  /** What the program of the picture has written. */
  let laneOfPicture = emptyLane
  let turn = 0

  function become(next: Partial<PreviewState>) {
    state = { ...state, ...next }
    tell()
  }
  function open(entry: string): PreviewFrame | undefined {
    const stage = parts.stage()
    if (!stage) return undefined
    const frame: PreviewFrame = parts.openFrame({
      stage,
      title: parts.titleOf(entry),
      onEvent: (event) => listeners.get(frame)?.(event),
    })
    // Until it has a program nobody minds what becomes of it.
    listeners.set(frame, (event) => {
      if (isEnd(event) && spare === frame) spare = undefined
    })
    frame.give(codes)
    return frame
  }
  const listeners = new WeakMap<PreviewFrame, (event: FrameEvent) => void>()

  /** @param tries how many frames have been tried for it before */
  function show(program: Program, tries = 0) {
    const { app } = program
    pending?.close()
    const frame = spare ?? open(app.entry)
    spare = undefined
    if (!frame) return
    pending = newest = frame
    newestProgram = program
    frame.element.title = parts.titleOf(app.entry)
    frame.give(codes)
    let lane = emptyLane
    let trouble: Trouble | undefined
    listeners.set(frame, (event) => {
      switch (event.kind) {
        case 'output':
          lane = addToLane(lane, { stream: event.stream, text: event.text })
          break
        case 'overflow':
          lane = { ...lane, cut: true }
          break
        case 'blocked':
          lane = addToLane(lane, { stream: 'err', text: `${parts.blockedWords(event.address)}\n` })
          break
        case 'endless':
          trouble = { kind: 'endless', place: event }
          break
        case 'shown':
          replaceBy(frame)
          break
        case 'failed':
          frame.close()
          pending = undefined
          trouble ??= { kind: 'failed' }
          break
        case 'dead':
        case 'broken':
          if (frame === newest) return endAll({ kind: event.kind }, lane)
          // An earlier program: the one that was begun since loses its frame with it, and begins anew.
          closeFrames()
          return (event.kind === 'dead' ? showLater : show)(newestProgram ?? program)
        case 'stuck':
          closeFrames()
          if (tries < mostTries) return showLater(program, tries + 1)
          return endAll({ kind: 'dead' }, lane)
        case 'ready':
        case 'pong':
          return undefined
      }
      // What a program writes before its picture stands is shown together with it.
      if (frame === current) laneOfPicture = lane
      if (frame !== pending) {
        // What is wrong with newer files stays said, whatever becomes of a program of earlier ones.
        const told = program.turn === turn ? { lane, trouble } : { lane: laneOfPicture }
        become({ ...told, shown: current !== undefined })
      }
      if (event.kind === 'shown' || event.kind === 'failed') spare ??= open(app.entry)
      return undefined
    })
    frame.show(app)
  }
  /** A process that is blocked goes once none of its frames is left; one that comes at once would keep it. */
  function showLater(program: Program, tries = 0) {
    const mine = turn
    setTimeout(() => mine === turn && show(program, tries), restMs)
  }
  function replaceBy(frame: PreviewFrame) {
    const hadFocus = current?.element === document.activeElement && current !== undefined
    frame.element.dataset['shown'] = ''
    current?.close()
    current = frame
    pending = undefined
    if (hadFocus) frame.element.focus()
  }
  function closeFrames() {
    for (const frame of [current, pending, spare]) frame?.close()
    current = pending = spare = undefined
    laneOfPicture = emptyLane
  }
  /** They share a process, which one of them may have blocked: all go. */
  function endAll(trouble: Trouble, lane = state.lane) {
    closeFrames()
    become({ trouble, lane, shown: false })
  }

  return {
    state: () => state,
    subscribe,
    async update(files) {
      const mine = ++turn
      const overtaken = () => mine !== turn
      compiling ??= parts.openCompiling()
      const built = await compiling.build(files).catch(() => undefined)
      if (overtaken()) return
      if (!built) return become({ trouble: { kind: 'no-compiler' } })
      if (built.kind === 'nothing') return become({ trouble: built })
      // What an earlier state wrote in vain explains nothing any more.
      if (built.kind === 'problem') return become({ trouble: built, lane: laneOfPicture })
      const { app } = built
      const fetched = await parts.fetchPackages(app.packages).catch(() => undefined)
      if (overtaken()) return
      if (!fetched) return become({ trouble: { kind: 'no-packages' }, entry: app.entry })
      codes = fetched
      become({ entry: app.entry })
      show({ app, turn: mine })
    },
    end: (why) => endAll({ kind: why }),
    owns: (source) =>
      [current, pending, spare].some((frame) => frame?.element.contentWindow === source),
    close() {
      turn++
      closeFrames()
      compiling?.close()
      compiling = undefined
      state = nothingYet
    },
  }
}

const isEnd = ({ kind }: FrameEvent) => /^(dead|stuck|broken)$/.test(kind)
