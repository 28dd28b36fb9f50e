import { Settings2 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './EditorSettingsMenu.module.css'
import { chooseEditorSettings, fontSizes, useEditorSettings } from './settings.ts'
import type { EditorSettings } from './settings.ts'

const tabSizes = ['2', '4', '8'] as const

/** A button that opens this person's own editor settings. */
export function EditorSettingsMenu() {
  const { t } = useTranslation('editor')
  const settings = useEditorSettings()

  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton label={t('settings.title')} icon={<Settings2 aria-hidden />} size="sm" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.settings}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('settings.title')}
        >
          <label className={styles.row}>
            {t('settings.fontSize')}
            <input
              type="range"
              min={fontSizes.smallest}
              max={fontSizes.largest}
              value={settings.fontSize}
              onChange={(event) => chooseEditorSettings({ fontSize: event.target.valueAsNumber })}
            />
            <output className={styles.number}>{settings.fontSize}</output>
          </label>
          <div className={styles.row}>
            <span>{t('settings.tabSize')}</span>
            <Segmented
              label={t('settings.tabSize')}
              value={`${settings.tabSize}` as const}
              options={tabSizes.map((value) => ({ value, label: value }))}
              onChange={(value) =>
                chooseEditorSettings({ tabSize: Number(value) as EditorSettings['tabSize'] })
              }
            />
          </div>
          <div className={styles.column}>
            <span>{t('settings.theme')}</span>
            <Segmented
              label={t('settings.theme')}
              value={settings.theme}
              options={(['app', 'light', 'dark', 'contrast'] as const).map((value) => ({
                value,
                label: t(`settings.themes.${value}`),
              }))}
              onChange={(theme) => chooseEditorSettings({ theme })}
            />
          </div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={settings.wordWrap}
              onChange={(event) => chooseEditorSettings({ wordWrap: event.target.checked })}
            />
            {t('settings.wordWrap')}
          </label>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={settings.vim}
              onChange={(event) => chooseEditorSettings({ vim: event.target.checked })}
            />
            {t('settings.vim')}
          </label>
          <p className={styles.note}>{t('settings.note')}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
