import { useEffect } from 'react'

/** Paper is white: what is printed wears the light theme, whatever the screen does. */
export function usePrintedLight(): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    let shown: string | undefined
    const before = () => {
      shown = dataset['theme']
      dataset['theme'] = 'light'
    }
    const after = () => {
      if (shown !== undefined) dataset['theme'] = shown
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
}
