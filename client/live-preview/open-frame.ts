/** A preview's frame as the room sees it: shows one program, may die or run away at any time, and is never believed. */
import { previewPath } from '#shared/sandbox.ts'
import type { App } from './app.ts'
import { fromFrameSchema } from './messages.ts'
import type { FromFrame, ToFrame } from './messages.ts'

/** How often a frame must show that it lives, and how often in a row it may be too busy to. */
const pingEveryMs = 1_000
const patience = 8
/** How many seconds it may take to load: from the disk, and on a machine that is busy with others. */
const loadPatience = 10
/** How long what a program wrote last may be on its way when its frame is already on another page. */
const farewellMs = 100
/** A frame of ours sends what is written in batches, 25 a second. */
const mostMessages = 300

export type FrameEvent =
  | FromFrame
  /** It answers no more: its program never ends, or its process has. */
  | { readonly kind: 'dead' }
  /** It has never loaded: the process that it was given is one that does not answer. */
  | { readonly kind: 'stuck' }
  /** Its program has gone to another page, which was refused, or says what no frame of ours says. */
  | { readonly kind: 'broken' }

export interface PreviewFrame {
  readonly element: HTMLIFrameElement
  /** Hands it packages that it does not have yet. */
  give(codes: ReadonlyMap<string, string>): void
  /** Once: the next program gets the next frame. */
  show(app: App): void
  close(): void
}

export type OpenFrame = (parts: {
  readonly stage: HTMLElement
  readonly title: string
  /** Nothing comes after `dead`, `stuck` or `broken`, nor after `close`. */
  readonly onEvent: (event: FrameEvent) => void
}) => PreviewFrame

export const openFrame: OpenFrame = ({ stage, title, onEvent }) => {
  const { port1: port, port2 } = new MessageChannel()
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-scripts')
  element.setAttribute('allow', "autoplay 'none'; fullscreen 'none'")
  element.referrerPolicy = 'no-referrer'
  element.src = previewPath
  element.title = title
  const given = new Set<string>()
  let loads = 0
  let unanswered = 0
  let messages = 0
  let leaving: ReturnType<typeof setTimeout> | undefined

  const send = (message: ToFrame) => port.postMessage(message)
  const end = (event: FrameEvent) => {
    close()
    onEvent(event)
  }
  element.addEventListener('load', () => {
    loads++
    if (loads > 1) {
      // What it wrote before it left is on its way, and may come after this event.
      leaving ??= setTimeout(() => end({ kind: 'broken' }), farewellMs)
      return
    }
    unanswered = 0
    // The origin of a sandboxed frame has no name to send to; the page's policy keeps any other page out of it.
    element.contentWindow?.postMessage('port', '*', [port2])
  })
  port.addEventListener('message', ({ data }) => {
    const message = fromFrameSchema.safeParse(data)
    if (!message.success || ++messages > mostMessages) return end({ kind: 'broken' })
    if (message.data.kind === 'pong') unanswered = 0
    else onEvent(message.data)
  })
  port.start()
  stage.append(element)

  const pinging = setInterval(() => {
    if (unanswered >= (loads === 0 ? loadPatience : patience)) {
      return end({ kind: loads === 0 ? 'stuck' : 'dead' })
    }
    unanswered++
    messages = 0
    send({ kind: 'ping' })
  }, pingEveryMs)

  function close() {
    clearInterval(pinging)
    clearTimeout(leaving)
    port.close()
    element.remove()
  }
  return {
    element,
    give(codes) {
      const missing = [...codes].filter(([specifier]) => !given.has(specifier))
      for (const [specifier] of missing) given.add(specifier)
      send({ kind: 'packages', codes: new Map(missing) })
    },
    show: (app) => send({ kind: 'show', app }),
    close,
  }
}
