/** Puts a page of HTML into the frame's document, without its scripts, which run by themselves. */
import type { App } from '../app.ts'

export function addStyles(css: string): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
}

export function showPage({ page, modules }: App): void {
  if (!page) {
    document.body.replaceChildren(makeContainer('root'), makeContainer('app'))
    return
  }
  const parsed = new DOMParser().parseFromString(page.markup, 'text/html')
  for (const element of parsed.querySelectorAll('script, link, base, meta[http-equiv]'))
    element.remove()
  for (const element of parsed.querySelectorAll('*')) moveHandlers(element)
  for (const name of ['documentElement', 'body'] as const) {
    for (const { name: attribute, value } of parsed[name].attributes) {
      document[name].setAttribute(attribute, value)
    }
  }
  document.head.append(...parsed.head.childNodes)
  for (const key of page.styles) {
    const sheet = modules.find((module) => module.key === key)
    if (sheet) addStyles(sheet.code)
  }
  document.body.replaceChildren(...parsed.body.childNodes)
}

function makeContainer(id: string): HTMLElement {
  const container = document.createElement('div')
  container.id = id
  return container
}

/** `onclick="…"` is a script that the content policy would refuse; the same as a function it does not. */
function moveHandlers(element: Element): void {
  for (const { name, value } of Array.from(element.attributes)) {
    if (!/^on[a-z]+$/.test(name)) continue
    element.removeAttribute(name)
    // The room's own code, in the frame that is there for it.
    // oxlint-disable-next-line typescript/no-implied-eval
    element.addEventListener(name.slice(2), new Function('event', value) as EventListener)
  }
}
