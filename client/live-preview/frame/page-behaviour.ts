/** What a browser does by itself and this frame may not: send forms, follow links, and take the keyboard. */

/** In a frame that may not send forms a form is not even asked: its `submit` never comes. Here it comes. */
export function submitForms(): void {
  const submit = (form: HTMLFormElement, submitter: HTMLElement | null) => {
    if (!form.noValidate && !submitter?.hasAttribute('formnovalidate') && !form.reportValidity())
      return
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }))
  }
  window.addEventListener('click', (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return
    const button = event.target.closest('button, input')
    const submits =
      (button instanceof HTMLButtonElement && button.type === 'submit') ||
      (button instanceof HTMLInputElement && /^(submit|image)$/.test(button.type))
    if (submits && button.form && !button.disabled) submit(button.form, button)
  })
  window.addEventListener('keydown', (event) => {
    const { target } = event
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return
    if (!(target instanceof HTMLInputElement) || !target.form) return
    // A button that submits is clicked by the browser itself.
    if (
      target.form.querySelector(
        'button:not([type=button], [type=reset]), [type=submit], [type=image]',
      )
    )
      return
    submit(target.form, null)
  })
  HTMLFormElement.prototype.requestSubmit = function (submitter?: HTMLElement | null) {
    submit(this, submitter ?? null)
  }
}

/** A link out of the frame would leave a blank picture behind. */
export function keepLinks(onBlocked: (address: string) => void): void {
  window.addEventListener('click', (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return
    const link = event.target.closest('a[href], area[href]')
    const address = link?.getAttribute('href') ?? ''
    if (!link || address.startsWith('#')) return
    event.preventDefault()
    if (!address.startsWith('javascript:')) onBlocked(address)
  })
}

type Focus = (this: HTMLElement | SVGElement, options?: FocusOptions) => void

/** A field that wants the focus gets it once the person comes here, and never takes it from where they write. */
export function awaitFocus(): void {
  let waiting: (() => void) | undefined
  for (const prototype of [HTMLElement.prototype, SVGElement.prototype]) {
    const focus = Object.getOwnPropertyDescriptor(prototype, 'focus')?.value as Focus
    prototype.focus = function (options?: FocusOptions) {
      const take = () => focus.call(this, options)
      if (document.hasFocus()) take()
      else waiting = take
    }
  }
  window.addEventListener('focus', () => {
    waiting?.()
    waiting = undefined
  })
}
