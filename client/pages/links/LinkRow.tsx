import { Check, Copy, Lock } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Key, RoomId } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/toast.tsx'
import { linkAddress } from './link-address.ts'
import styles from './LinkRow.module.css'

interface Props {
  room: RoomId
  role: Role
  /** Undefined: this browser does not know it. */
  linkKey: Key | undefined
  revoked?: boolean
  /** Beside the role's name. */
  actions?: ReactNode
}

/** One of the three links. The examiner's is covered and asks before it is copied: it opens the rubric. */
export function LinkRow({ room, role, linkKey, revoked = false, actions }: Props) {
  const { t } = useTranslation(['pages', 'common', 'room'])
  const [asking, setAsking] = useState(false)
  const [copied, setCopied] = useState(false)
  const secret = role === 'examiner'
  const name = t(`common:roles.${role}`)

  async function copy() {
    if (linkKey === undefined) return
    try {
      await navigator.clipboard.writeText(linkAddress(room, linkKey))
      setCopied(true)
      toast(t('links.copied', { role: name }), { tone: 'ok', id: 'copied' })
    } catch {
      toast(t('links.copyFailed'), { tone: 'danger', id: 'copied' })
    }
  }
  return (
    <li className={classNames(styles.row, secret && styles.secret)}>
      <div className={styles.head}>
        <span className={styles.role}>
          {secret && <Lock aria-hidden />}
          {name}
        </span>
        {revoked && <Tag tone="warn">{t('room:share.revoked')}</Tag>}
        {actions && <span className={styles.actions}>{actions}</span>}
      </div>
      <p className={styles.why}>{t(`links.${role}Why`)}</p>
      <div className={styles.line}>
        {linkKey !== undefined && !revoked ? (
          <>
            <input
              readOnly
              className={styles.address}
              aria-label={t('links.addressOf', { role: name })}
              value={secret ? t('links.hidden') : linkAddress(room, linkKey)}
              onFocus={({ target }) => target.select()}
            />
            <Button
              icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}
              aria-label={`${t('links.copyLink')} — ${name}`}
              onClick={() => (secret ? setAsking(true) : void copy())}
            >
              {t('links.copyLink')}
            </Button>
          </>
        ) : (
          <span className={styles.absent}>{!revoked && t('room:share.notHere')}</span>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('links.examinerTitle')}
        description={t('links.examinerWarning')}
        confirmLabel={t('links.examinerConfirm')}
        onConfirm={() => void copy()}
      />
    </li>
  )
}
