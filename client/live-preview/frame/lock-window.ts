/**
 * Takes out of the frame's window everything that reaches beyond it, before anything else runs there. The content
 * policy forbids all contact already; this is the second wall, and for WebRTC, which no policy governs, the first in
 * browsers that know no `Connection-Allowlist`. No other frame can bring it back: the only script that the policy lets
 * run in one is this again.
 */
import { remove } from '../../runner/drivers/remove.ts'

const reachesOut = [
  'Worker',
  'SharedWorker',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'XMLHttpRequest',
  'EventSource',
  'BroadcastChannel',
  'fetchLater',
  'indexedDB',
  'caches',
  'cookieStore',
  'navigation',
  'open',
  'print',
  'Notification',
  'PushManager',
  'PresentationRequest',
  'SpeechSynthesisUtterance',
  'speechSynthesis',
  'SpeechRecognition',
  'webkitSpeechRecognition',
  'documentPictureInPicture',
  'showOpenFilePicker',
  'showSaveFilePicker',
  'showDirectoryPicker',
]
const reachesOutByNavigator = [
  'sendBeacon',
  'serviceWorker',
  'mediaDevices',
  'getUserMedia',
  'webkitGetUserMedia',
  'credentials',
  'locks',
  'storage',
  'storageBuckets',
  'usb',
  'hid',
  'serial',
  'bluetooth',
  'requestMIDIAccess',
  'registerProtocolHandler',
  'share',
  'xr',
]

export function lockWindow(): void {
  const connects = Object.getOwnPropertyNames(window).filter((name) =>
    /^(webkit|moz)?RTC/.test(name),
  )
  for (const name of [...reachesOut, ...connects]) remove(window, name)
  for (const name of reachesOutByNavigator) remove(navigator, name)
}

const define = (name: string, value: unknown) =>
  Object.defineProperty(window, name, { value, configurable: true, writable: true })

/** What many front ends expect of a browser, as far as it can be had without anything outside. */
export function giveStandIns(say: (words: string) => void): void {
  define('fetch', () =>
    Promise.reject(
      new TypeError(
        'There is no network in the preview. Put the data into a file, such as ./data.json.',
      ),
    ),
  )
  define('alert', (words?: unknown) => say(String(words)))
  // Both would throw here: this origin has no storage. What is kept lasts as long as the picture.
  define('localStorage', openStorage())
  define('sessionStorage', openStorage())
}

function openStorage() {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: unknown) => kept.get(String(key)) ?? null,
    setItem: (key: unknown, value: unknown) => void kept.set(String(key), String(value)),
    removeItem: (key: unknown) => void kept.delete(String(key)),
    clear: () => kept.clear(),
  }
}
