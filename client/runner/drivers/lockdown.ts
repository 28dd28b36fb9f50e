/**
 * Takes out of a worker's realm everything that reaches beyond it, before anything else runs there. The frame's content
 * policy forbids all contact already; this is the second wall, and the only one against filling the machine with
 * nested workers.
 */
import { remove } from './remove.ts'

const reachesOut = [
  'Worker',
  'SharedWorker',
  'WebSocket',
  'WebSocketStream',
  'WebSocketError',
  'WebTransport',
  'RTCPeerConnection',
  'RTCDataChannel',
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'EventSource',
  'BroadcastChannel',
  'indexedDB',
  'caches',
  'CacheStorage',
  'cookieStore',
  'importScripts',
  'navigation',
  'Notification',
  'PushManager',
  'FontFace',
  'fonts',
  'scheduler',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
  // A program's messages belong to its driver alone, and a worker that closes itself would look busy for ever.
  'postMessage',
  'close',
  'onmessage',
  'onmessageerror',
]

/** What a program may ask of the browser it runs in; graphics, storage, locks, sensors and devices stay outside. */
const harmlessFacts = new Set([
  'constructor',
  'hardwareConcurrency',
  'language',
  'languages',
  'onLine',
  'platform',
  'userAgent',
  'appName',
  'appVersion',
  'product',
])

for (const name of reachesOut) remove(globalThis, name)
const navigatorPrototype: object = Object.getPrototypeOf(navigator)
for (const name of Object.getOwnPropertyNames(navigatorPrototype)) {
  if (!harmlessFacts.has(name)) remove(navigator, name)
}
