/**
 * Takes out of a worker's realm everything that reaches beyond it, before anything else runs there. The frame's content
 * policy forbids all contact already; this is the second wall, and the only one against filling the machine with
 * nested workers.
 */
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

function remove(from: object, name: string): void {
  for (let object: object | null = from; object; object = Object.getPrototypeOf(object)) {
    Reflect.deleteProperty(object, name)
  }
  // What cannot be deleted is hidden for good.
  if (name in from) {
    Reflect.defineProperty(from, name, { value: undefined, configurable: false, writable: false })
  }
}

for (const name of reachesOut) remove(globalThis, name)
const navigatorPrototype: object = Object.getPrototypeOf(navigator)
for (const name of Object.getOwnPropertyNames(navigatorPrototype)) {
  if (!harmlessFacts.has(name)) remove(navigator, name)
}
