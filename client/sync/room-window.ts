/** What a room session needs of the window in which it runs; tests bring their own. */

export interface RoomWindow {
  /** `wss://host`, without a path. */
  readonly origin: string
  inFront(): boolean
  onFrontChange(onChange: () => void): () => void
  /** The network has come back, or the person has: a good moment to try again. */
  onWake(onWake: () => void): () => void
  /** The network is gone, long before a silent socket would tell. */
  onNetworkLost(onLost: () => void): () => void
  /** Asks before the page is left for as long as `mustAsk` says so. */
  onLeave(mustAsk: () => boolean): () => void
}

export function browserWindow(): RoomWindow {
  const on = (target: EventTarget, type: string, listener: (event: Event) => void) => {
    target.addEventListener(type, listener)
    return () => target.removeEventListener(type, listener)
  }
  const inFront = () => document.visibilityState === 'visible'
  return {
    origin: location.origin.replace(/^http/, 'ws'),
    inFront,
    onFrontChange: (onChange) => on(document, 'visibilitychange', onChange),
    onWake(onWake) {
      const online = on(window, 'online', onWake)
      const visible = on(document, 'visibilitychange', () => inFront() && onWake())
      return () => {
        online()
        visible()
      }
    },
    onNetworkLost: (onLost) => on(window, 'offline', onLost),
    onLeave: (mustAsk) =>
      on(window, 'beforeunload', (event) => {
        if (mustAsk()) event.preventDefault()
      }),
  }
}
