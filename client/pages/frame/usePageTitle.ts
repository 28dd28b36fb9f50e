import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** What the browser's tab says while this page is shown. */
export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation('common')
  const appName = t('appName')
  useEffect(() => {
    document.title = title ? `${title} · ${appName}` : appName
  }, [title, appName])
}
