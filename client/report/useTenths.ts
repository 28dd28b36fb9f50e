import { useMemo } from 'react'
import { useLanguage } from '../i18n/index.ts'

/** Writes a number with one decimal, as the screen's language does. */
export function useTenths(): (value: number) => string {
  const { language } = useLanguage()
  return useMemo(() => {
    const format = new Intl.NumberFormat(language, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    })
    return (value) => format.format(value)
  }, [language])
}
