import { CodeXml, Columns2, MonitorUp, PenTool } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { callView, setLock } from '#shared/agenda.ts'
import type { View } from '#shared/agenda.ts'
import { useAgenda, usePermission, useRoomSession } from '../../sync/session-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from '../../ui/Menu.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './WorkArea.module.css'

interface Props {
  view: View
  onView: (view: View) => void
}

export function ViewControls({ view, onView }: Props) {
  const { t } = useTranslation('room')
  return (
    <Segmented
      label={t('work.view')}
      value={view}
      options={[
        { value: 'code', label: choice(<CodeXml aria-hidden />, t('work.code')) },
        { value: 'split', label: choice(<Columns2 aria-hidden />, t('work.split')) },
        { value: 'board', label: choice(<PenTool aria-hidden />, t('work.board')) },
      ]}
      onChange={onView}
    />
  )
}

/** Words where there is room for them, else a picture that still has its words for screen readers. */
function choice(icon: ReactNode, words: string) {
  return (
    <>
      <span className={styles.picture}>{icon}</span>
      <span className={styles.words}>{words}</span>
    </>
  )
}

/** What an examiner does to everybody's work area. Nothing for others, nor while nothing can be changed. */
export function ForEveryoneMenu({ view }: { view: View }) {
  const { t } = useTranslation('room')
  const { agenda, me, nowMs } = useRoomSession()
  const { locks } = useAgenda()
  const permission = usePermission(agenda)
  if (me.role !== 'examiner' || permission?.right !== 'write') return null

  function bring() {
    callView(agenda.doc, view, nowMs())
    toast(t('work.brought'))
  }
  return (
    <Menu align="end" trigger={<IconButton label={t('work.forEveryone')} icon={<MonitorUp />} />}>
      <MenuLabel>{t('work.forEveryone')}</MenuLabel>
      <MenuItem icon={<MonitorUp />} onSelect={bring}>
        {t('work.bring')}
      </MenuItem>
      <MenuSeparator />
      <MenuCheckItem
        checked={locks.code}
        onChange={(locked) => setLock(agenda.doc, 'code', locked)}
      >
        {t('work.lockCode')}
      </MenuCheckItem>
      <MenuCheckItem
        checked={locks.whiteboard}
        onChange={(locked) => setLock(agenda.doc, 'whiteboard', locked)}
      >
        {t('work.lockBoard')}
      </MenuCheckItem>
    </Menu>
  )
}
