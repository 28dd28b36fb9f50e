import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, useLanguage } from '../../i18n/index.ts'
import { useTheme } from '../../theme/useTheme.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuChoice, MenuSeparator } from '../../ui/Menu.tsx'

/** Language and theme behind one button, where there is no room for switches. */
export function PreferencesMenu() {
  const { t } = useTranslation('common')
  const { language } = useLanguage()
  const { preference, choose } = useTheme()
  return (
    <Menu align="end" trigger={<IconButton label={t('preferences')} icon={<Languages />} />}>
      <MenuChoice
        label={t('language')}
        value={language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
        onChange={(chosen) => void chooseLanguage(chosen)}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('theme')}
        value={preference}
        options={[
          { value: 'system', label: t('themes.system') },
          { value: 'light', label: t('themes.light') },
          { value: 'dark', label: t('themes.dark') },
        ]}
        onChange={choose}
      />
    </Menu>
  )
}
