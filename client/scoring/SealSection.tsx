import { Stamp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weightedMean } from '#shared/report.ts'
import type { Criterion } from '#shared/rubric.ts'
import { verdicts } from '#shared/scorecard.ts'
import { contradicts, isBegun, sealProblems } from '#shared/sealing.ts'
import { sealScorecard } from '../api.ts'
import { useRoomSession } from '../sync/session-context.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { toast } from '../ui/toast.tsx'
import styles from './ClosingPage.module.css'
import { NoteArea } from './NoteArea.tsx'
import { SealedLine } from './SealedLine.tsx'
import { SealProblems } from './SealProblems.tsx'
import type { Scoring } from './useScoring.ts'

interface Props {
  criteria: readonly Criterion[]
  scoring: Scoring
}

/** The last step of an examiner's own scoring: a recommendation, then the seal. */
export function SealSection({ criteria, scoring }: Props) {
  const { t } = useTranslation('scoring')
  const { scorecard, sealed, actions } = scoring
  const { recommendation } = scorecard
  const { mean } = weightedMean(criteria, scorecard)
  const against = recommendation && contradicts(recommendation.verdict, mean)

  return (
    <section className={styles.part} aria-label={t('seal.title')}>
      <h3 className={styles.subtitle}>{t('seal.recommendation')}</h3>
      <div className={styles.inset}>
        <Segmented
          label={t('seal.recommendation')}
          value={recommendation?.verdict ?? ''}
          options={verdicts.map((verdict) => ({
            value: verdict as string,
            label: t(`seal.verdict.${verdict}`),
            disabled: !actions,
          }))}
          onChange={(value) => {
            const verdict = verdicts.find((one) => one === value)
            if (verdict) actions?.recommend({ verdict, reason: recommendation?.reason ?? '' })
          }}
        />
        {recommendation && (
          <>
            {against && <p className={styles.aside}>{t('seal.against')}</p>}
            <NoteArea
              label={t('seal.why')}
              placeholder={t('seal.why')}
              value={recommendation.reason}
              onChange={actions && ((reason) => actions.recommend({ ...recommendation, reason }))}
            />
          </>
        )}
        {sealed ? (
          <SealedLine sealedAtMs={sealed.sealedAtMs} />
        ) : (
          <Seal criteria={criteria} scoring={scoring} />
        )}
      </div>
    </section>
  )
}

function Seal({ criteria, scoring: { scorecard } }: Props) {
  const { t } = useTranslation('scoring')
  const { room, key } = useRoomSession()
  const [asking, setAsking] = useState(false)
  const [sealing, setSealing] = useState(false)
  const problems = sealProblems(criteria, scorecard)
  const mayAbstain = !isBegun(scorecard)
  const ready = problems.length === 0 || mayAbstain

  async function seal() {
    setSealing(true)
    try {
      await sealScorecard(room.room, key, mayAbstain)
    } catch {
      toast(t('seal.failed'), { tone: 'danger' })
    } finally {
      setSealing(false)
    }
  }
  return (
    <>
      {mayAbstain ? (
        <p className={styles.aside}>{t('seal.abstainWhat')}</p>
      ) : (
        <SealProblems criteria={criteria} problems={problems} />
      )}
      <Button
        className={styles.seal}
        variant={mayAbstain ? 'default' : 'primary'}
        icon={<Stamp aria-hidden />}
        aria-disabled={!ready || sealing}
        onClick={() => ready && !sealing && setAsking(true)}
      >
        {mayAbstain ? t('seal.abstain') : t('seal.seal')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={mayAbstain ? t('seal.abstainTitle') : t('seal.confirmTitle')}
        description={mayAbstain ? t('seal.abstainWhat') : t('seal.confirmWhat')}
        confirmLabel={mayAbstain ? t('seal.abstain') : t('seal.seal')}
        onConfirm={() => void seal()}
      />
    </>
  )
}
