import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { criterionIdSchema } from '#shared/ids.ts'
import type { Pin } from '#shared/scorecard.ts'
import { useLanguage } from '../i18n/index.ts'
import type { RungView } from '../agenda/ladder-view.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { NoteArea } from './NoteArea.tsx'
import { PinMoment, PinPlace } from './PinMoment.tsx'
import styles from './Pins.module.css'
import type { CriterionView } from './scoring-view.ts'
import type { ScoringActions } from './useScoring.ts'

interface Props {
  pin: Pin
  criteria: readonly CriterionView[]
  ladder: readonly RungView[]
  startedAtMs: number | undefined
  actions: ScoringActions
  /** Whether the pin was made this very moment: Escape then takes it back, unless something was written. */
  fresh?: boolean
  onDone: () => void
}

/** A pin's words and its criterion. Everything is kept as it is typed. */
export function PinEditor(props: Props) {
  const { pin, criteria, ladder, startedAtMs, actions, fresh = false, onDone } = props
  const { t } = useTranslation('scoring')
  const remove = () => {
    actions.remove(pin.id)
    onDone()
  }
  return (
    <div className={styles.editor}>
      <div className={styles.when}>
        <PinMoment pin={pin} startedAtMs={startedAtMs} />
        <PinPlace pin={pin} ladder={ladder} />
      </div>
      <NoteArea
        focused
        label={t('pinWords')}
        placeholder={t('pinWords')}
        value={pin.words}
        onChange={(words) => actions.amend(pin.id, { words })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            onDone()
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (fresh && pin.words.trim() === '') remove()
          else onDone()
        }}
      />
      <div className={styles.controls}>
        <CriterionSelect pin={pin} criteria={criteria} ladder={ladder} actions={actions} />
        <IconButton label={t('removePin')} icon={<Trash2 />} size="sm" onClick={remove} />
        <Button size="sm" className={styles.done} onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}

type SelectProps = Pick<Props, 'pin' | 'criteria' | 'ladder' | 'actions'>

/** Those that the question at that moment looks at come first. */
function CriterionSelect({ pin, criteria, ladder, actions }: SelectProps) {
  const { t } = useTranslation('scoring')
  const { inLanguage } = useLanguage()
  const looked = ladder.find(({ rung }) => rung.id === pin.rung)?.rung.criteria ?? []
  const near = criteria.filter(({ criterion }) => looked.includes(criterion.id))
  const far = criteria.filter(({ criterion }) => !looked.includes(criterion.id))
  const option = ({ criterion }: CriterionView) => (
    <option key={criterion.id} value={criterion.id}>
      {inLanguage(criterion.title)}
    </option>
  )
  return (
    <select
      className={styles.select}
      aria-label={t('evidenceFor')}
      value={pin.criterion ?? ''}
      onChange={({ currentTarget }) => {
        const criterion = criterionIdSchema.safeParse(currentTarget.value)
        actions.amend(pin.id, { criterion: criterion.success ? criterion.data : null })
      }}
    >
      <option value="">{t('criterionLater')}</option>
      {near.length > 0 ? (
        <>
          <optgroup label={t('questionLooksAt')}>{near.map(option)}</optgroup>
          <optgroup label={t('otherCriteria')}>{far.map(option)}</optgroup>
        </>
      ) : (
        far.map(option)
      )}
    </select>
  )
}
