import { Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/role.ts'
import { roles } from '#shared/role.ts'
import { readLinks, renewLink, revokeLink } from '../../api.ts'
import type { LinkState } from '../../api.ts'
import { findInterview, rememberInterview } from '../../sync/keys.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import buttons from '../../ui/Button.module.css'
import { classNames } from '../../ui/class-names.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { useRequest } from '../frame/useRequest.ts'
import { previewAddress } from './link-address.ts'
import { LinkRow } from './LinkRow.tsx'
import rows from './LinkRow.module.css'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The room's links for examiners: copy, renew, revoke. */
export function ShareDialog({ open, onOpenChange }: Props) {
  const { t } = useTranslation(['room', 'pages', 'common'])
  const { room } = useRoomSession()
  const { links, states, failed, renew, revoke } = useLinks()
  const [asking, setAsking] = useState<{ what: 'renew' | 'revoke'; role: Role }>()
  const isRevoked = (role: Role) => states?.find((state) => state.role === role)?.active === false
  const name = (role: Role) => t(`common:roles.${role}`).toLocaleLowerCase()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('share.title')}
      description={t('share.description')}
      footer={
        links.candidate && (
          <a
            href={previewAddress(room.room, links.candidate)}
            target="_blank"
            rel="noreferrer"
            className={classNames(buttons.button, buttons.default, buttons.md)}
          >
            <Eye aria-hidden />
            {t('pages:links.preview')}
          </a>
        )
      }
    >
      <ul className={rows.links}>
        {roles.map((role) => (
          <LinkRow
            key={role}
            room={room.room}
            role={role}
            linkKey={links[role]}
            revoked={isRevoked(role)}
            actions={
              <>
                <Button variant="quiet" onClick={() => setAsking({ what: 'renew', role })}>
                  {t('share.renew')}
                </Button>
                {/* One's own door is never shut from the inside. */}
                {role !== 'examiner' && !isRevoked(role) && (
                  <Button variant="quiet" onClick={() => setAsking({ what: 'revoke', role })}>
                    {t('share.revoke')}
                  </Button>
                )}
              </>
            }
          />
        ))}
      </ul>
      {failed && <p role="alert">{t('share.loadFailed')}</p>}
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={(stays) => stays || setAsking(undefined)}
          title={t(`share.${asking.what}Title`, { role: name(asking.role) })}
          description={t(`share.${asking.what}Why`)}
          confirmLabel={t(`share.${asking.what}`)}
          tone="danger"
          onConfirm={() => void (asking.what === 'renew' ? renew : revoke)(asking.role)}
        />
      )}
    </Dialog>
  )
}

/** The links this browser knows, how the server says they stand, and what can be done to them. */
function useLinks() {
  const { t } = useTranslation('room')
  const { room, key } = useRoomSession()
  const [links, setLinks] = useState(() => findInterview(room.room)?.links ?? {})
  const { answer: states, failed, again } = useRequest<LinkState[]>(() => readLinks(room.room, key))

  async function attempt(act: () => Promise<void>) {
    try {
      await act()
    } catch {
      toast(t('share.failed'), { tone: 'danger', id: 'share' })
    }
    again()
  }
  const renew = (role: Role) =>
    attempt(async () => {
      const renewed = await renewLink(room.room, key, role)
      rememberInterview({ room: room.room, links: { [role]: renewed } })
      setLinks(findInterview(room.room)?.links ?? {})
      toast(t('share.renewed'), { tone: 'ok', id: 'share' })
    })
  const revoke = (role: Role) =>
    attempt(async () => {
      await revokeLink(room.room, key, role)
      toast(t('share.revokedNow'), { tone: 'ok', id: 'share' })
    })
  return { links, states, failed, renew, revoke }
}
