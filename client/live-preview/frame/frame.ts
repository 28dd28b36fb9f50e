/**
 * The script of the preview's page. It runs one program and shows it; for the next state of the files there is the next
 * frame. The program shares this realm: what is needed after it has begun is taken before, and the port stays here.
 */
import { openConsole } from '../../runner/drivers/ecmascript/console.ts'
import { renderError, withReadableStacks } from '../../runner/drivers/ecmascript/stack.ts'
import type { PlacedModule } from '../../runner/drivers/ecmascript/stack.ts'
import { openOutput } from '../../runner/drivers/output.ts'
import { consoleBytes } from '../app.ts'
import type { App } from '../app.ts'
import { guardName } from '../compile/instrument.ts'
import type { FromFrame, ToFrame } from '../messages.ts'
import { Endless, openGuard } from './guard.ts'
import { giveStandIns, lockWindow } from './lock-window.ts'
import { awaitFocus, keepLinks, submitForms } from './page-behaviour.ts'
import { openPackages, placedModules, runApp } from './run-app.ts'
import { addStyles, showPage } from './show-page.ts'

/** Of addresses that were asked for in vain so many are told. */
const mostRefusals = 20

lockWindow()
document.currentScript?.remove()

const now = performance.now.bind(performance)
const later = setTimeout.bind(window)
const nextFrame = requestAnimationFrame.bind(window)
const { apply } = Reflect
// A program that puts its own getter there would be handed the event, and the port with it.
const readContent = Reflect.get(
  descriptorOf(MessageEvent.prototype, 'data'),
  'get',
) as () => unknown
const stopEvent = Reflect.get(
  descriptorOf(Event.prototype, 'preventDefault'),
  'value',
) as () => void

const onFirst = ({ source, ports }: MessageEvent<unknown>) => {
  const [port] = ports
  if (source !== window.parent || !port) return
  window.removeEventListener('message', onFirst)
  serve(port)
}
window.addEventListener('message', onFirst)

function serve(port: MessagePort) {
  const tell = port.postMessage.bind(port) as (message: FromFrame) => void
  let modules: readonly PlacedModule[] = []
  let failed = false
  let shown = false
  const output = openOutput(tell, now, consoleBytes)
  const err = (text: string) => output.err(withReadableStacks(text, modules))
  let refusals = 0
  const blocked = (address: string) => {
    if (++refusals <= mostRefusals) tell({ kind: 'blocked', address: address.slice(0, 200) })
  }
  const packages = openPackages()

  function fail(error: unknown) {
    if (!(error instanceof Endless)) err(`${safely(() => renderError(error, modules))}\n`)
    if (shown || failed) return
    failed = true
    output.flush()
    tell({ kind: 'failed' })
  }

  async function show(app: App) {
    modules = placedModules(app)
    app.page?.missing.forEach(blocked)
    try {
      showPage(app)
      await runApp(app, { packages, addStyles })
    } catch (error) {
      return fail(error)
    }
    await painted()
    // What it threw on the way has been told.
    if (failed) return
    shown = true
    output.flush()
    tell({ kind: 'shown' })
  }

  Object.defineProperty(window, guardName, {
    value: openGuard({
      now,
      afterwards: (callback) => void later(callback, 0),
      onEndless: (place) => tell({ kind: 'endless', ...place }),
    }),
  })
  const out = (text: string) => output.out(withReadableStacks(text, modules))
  Object.defineProperty(window, 'console', {
    value: openConsole({ out, err }, now),
    configurable: true,
    writable: true,
  })
  giveStandIns((words) => output.out(`${words}\n`))
  submitForms()
  keepLinks(blocked)
  awaitFocus()
  window.addEventListener('error', (event) => {
    apply(stopEvent, event, [])
    fail(event.error ?? event.message)
  })
  window.addEventListener('unhandledrejection', (event) => {
    apply(stopEvent, event, [])
    fail(event.reason)
  })
  document.addEventListener('securitypolicyviolation', (event) => blocked(event.blockedURI))

  port.addEventListener('message', (event) => {
    const message = apply(readContent, event, []) as ToFrame
    if (message.kind === 'packages') {
      for (const [specifier, code] of message.codes) packages.add(specifier, code)
      tell({ kind: 'ready' })
    } else if (message.kind === 'show') void show(message.app)
    else tell({ kind: 'pong' })
  })
  port.start()
}

function descriptorOf(prototype: object, name: string): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(prototype, name) ?? {}
}

/** Resolves when what stands in the document now is on the screen; a page that is not on the screen paints nothing. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    nextFrame(() => nextFrame(() => resolve()))
    later(resolve, 200)
  })
}

function safely(render: () => string): string {
  try {
    return render()
  } catch {
    return 'An error that cannot be read'
  }
}
