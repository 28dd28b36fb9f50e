import { Monitor, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { chooseLanguage, useLanguage } from '../../i18n/index.ts'
import { useTheme } from '../../theme/useTheme.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Brand } from './Brand.tsx'
import styles from './Page.module.css'
import { usePageTitle } from './usePageTitle.ts'

const icons = { system: <Monitor />, light: <Sun />, dark: <Moon /> }
const next = { system: 'light', light: 'dark', dark: 'system' } as const

interface Props {
  /** For the browser's tab. */
  title?: string
  /** `full`: the page fills the window and scrolls in its parts. */
  width?: 'narrow' | 'wide' | 'full'
  /** For whoever came by a link: what examiners prepare from is not offered to a candidate. */
  guest?: boolean
  children: ReactNode
}

/** A page outside the room: the bar with both switches, and its content in the middle. */
export function Page({ title, width = 'wide', guest = false, children }: Props) {
  const { t } = useTranslation('common')
  const { language } = useLanguage()
  const { preference, choose } = useTheme()
  usePageTitle(title)
  const other = language === 'fr' ? 'en' : 'fr'
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Brand />
        <span className={styles.space} />
        {!guest && (
          <>
            <NavLink to="/exercises" className={() => styles.link}>
              {t('exercises')}
            </NavLink>
            <NavLink to="/compare" className={() => styles.link}>
              {t('compare')}
            </NavLink>
          </>
        )}
        <IconButton
          label={`${t('theme')} — ${t(`themes.${preference}`)}`}
          icon={icons[preference]}
          onClick={() => choose(next[preference])}
        />
        <Button
          variant="quiet"
          lang={other}
          aria-label={other === 'fr' ? 'FR, français' : 'EN, English'}
          onClick={() => void chooseLanguage(other)}
        >
          {other.toUpperCase()}
        </Button>
      </header>
      <main className={styles[width]}>{children}</main>
    </div>
  )
}
