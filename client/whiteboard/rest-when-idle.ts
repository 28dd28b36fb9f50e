import type { Editor } from 'tldraw'

/** Internal to tldraw 3.15.6. */
interface Ticking {
  readonly _tickManager: { readonly isPaused: boolean; start(): void; dispose(): void }
}

/** How long nothing has moved when the board comes to rest, in milliseconds. */
const restAfterMs = 500

/**
 * Left to itself the library draws a frame sixty times a second for as long as it is on the screen: a twelfth of a
 * core for a board that nobody touches, and whatever follows a keystroke in the editor beside it (a run's output,
 * what others type) waits for the next of these frames. Here it ticks while something moves, and no longer.
 */
export function restWhenIdle(editor: Editor): () => void {
  const { _tickManager: ticks } = editor as unknown as Ticking
  const listenersAtRest = editor.listenerCount('tick')
  let usedAtMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function wake() {
    usedAtMs = performance.now()
    if (ticks.isPaused) ticks.start()
    timer ??= setTimeout(rest, restAfterMs)
  }

  function rest() {
    timer = undefined
    if (performance.now() - usedAtMs < restAfterMs || isMoving()) {
      timer = setTimeout(rest, restAfterMs)
    } else ticks.dispose()
  }

  /** An animation or somebody followed, a stroke that fades, or a tool in the middle of its work. */
  function isMoving(): boolean {
    return (
      editor.listenerCount('tick') > listenersAtRest ||
      editor.listenerCount('frame') > 0 ||
      editor.scribbles.scribbleItems.size > 0 ||
      !editor.getPath().endsWith('idle')
    )
  }

  const wakeToMove = (event: unknown) => {
    if (event === 'tick' || event === 'frame') wake()
  }
  const stops = [
    whenCalled(editor, 'dispatch', wake),
    whenCalled(editor, 'on', wakeToMove),
    whenCalled(editor, 'addListener', wakeToMove),
    whenCalled(editor, 'once', wakeToMove),
  ]
  wake()
  return () => {
    for (const stop of stops) stop()
    clearTimeout(timer)
  }
}

type Watched = 'dispatch' | 'on' | 'addListener' | 'once'

/** Calls `act` with the first argument before each call of a method, until the function given back is called. */
function whenCalled(editor: Editor, name: Watched, act: (first: unknown) => void): () => void {
  const methods = editor as unknown as Record<Watched, (...parameters: unknown[]) => unknown>
  const method = methods[name]
  methods[name] = (...parameters) => {
    act(parameters[0])
    return method.apply(editor, parameters)
  }
  return () => {
    methods[name] = method
  }
}
