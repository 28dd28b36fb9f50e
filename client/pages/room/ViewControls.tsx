import { MonitorUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { callView, setLock } from '#shared/agenda.ts'
import type { View } from '#shared/agenda.ts'
import { useAgenda, usePermission, useRoomSession } from '../../sync/session-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from '../../ui/Menu.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { toast } from '../../ui/toast.tsx'

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
        { value: 'code', label: t('work.code') },
        { value: 'split', label: t('work.split') },
        { value: 'board', label: t('work.board') },
      ]}
      onChange={onView}
    />
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
