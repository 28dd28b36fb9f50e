import { useTranslation } from 'react-i18next'
import { useRoomSession } from '../../sync/session-context.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './KeysDialog.module.css'
import { modKey } from './keys.ts'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function KeysDialog({ open, onOpenChange }: Props) {
  const { t } = useTranslation(['room', 'runner', 'preview'])
  const { me } = useRoomSession()
  const everywhere = [
    { keys: [modKey, '↵'], what: t('runner:keys.run') },
    { keys: [modKey, 'S'], what: t('keys.save') },
    { keys: ['Alt', '1'], what: t('keys.code') },
    { keys: ['Alt', '2'], what: t('keys.board') },
    { keys: ['Alt', '3'], what: t('runner:keys.output') },
    { keys: ['Alt', '4'], what: t('keys.prompts') },
    { keys: ['Alt', '5'], what: t('preview:key') },
    { keys: ['Alt', 'F'], what: t('keys.follow') },
    { keys: ['?'], what: t('keys.help') },
  ]
  const examiner = [
    { keys: ['Alt', '.'], what: t('keys.reveal') },
    { keys: ['Alt', 'E'], what: t('keys.pin') },
    { keys: ['Alt', 'N'], what: t('keys.note') },
  ]
  const editor = [
    { keys: ['F1'], what: t('keys.palette') },
    { keys: onMac ? ['Ctrl', 'Shift', 'M'] : ['Ctrl', 'M'], what: t('keys.tab') },
  ]
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('keys.title')}
      description={t('keys.description')}
    >
      <KeyList title={t('keys.everywhere')} keys={everywhere} />
      {me.role === 'examiner' && <KeyList title={t('keys.examiner')} keys={examiner} />}
      <KeyList title={t('keys.editor')} keys={editor} />
    </Dialog>
  )
}

const onMac = modKey === '⌘'

interface KeyListProps {
  title: string
  keys: { keys: string[]; what: string }[]
}

function KeyList({ title, keys }: KeyListProps) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {keys.map(({ keys, what }) => (
          <div key={what} className={styles.row}>
            <dt>{what}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
