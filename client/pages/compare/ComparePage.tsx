import { Eye, EyeOff, Scale } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomId } from '#shared/ids.ts'
import type { Rubric } from '#shared/rubric.ts'
import { useLanguage } from '../../i18n/index.ts'
import { CompareTable } from '../../report/CompareTable.tsx'
import { groupByRubric, lettersOf, mostCompared } from '../../report/compare.ts'
import type { Compared, LeftOut } from '../../report/compare.ts'
import { loadCompared } from '../../report/compare-source.ts'
import styles from '../../report/Compare.module.css'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { Page } from '../frame/Page.tsx'
import { useRequest } from '../frame/useRequest.ts'

/** This browser's interviews of one rubric side by side. */
export function ComparePage() {
  const { t } = useTranslation('report')
  const { answer } = useRequest(loadCompared)
  return (
    <Page title={t('compare.title')}>
      <h1 className={styles.title}>{t('compare.title')}</h1>
      <p className={styles.lead}>{t('compare.lead')}</p>
      {answer ? (
        <>
          <Comparison all={answer.compared} />
          <LeftOutLines left={answer.left} />
        </>
      ) : (
        <Spinner label={t('compare.loading')} />
      )}
    </Page>
  )
}

/** Nobody is left out in silence. Not by name: names are hidden here. */
function LeftOutLines({ left }: { left: LeftOut }) {
  const { t } = useTranslation('report')
  const lines = leftOutReasons.filter((why) => left[why] > 0)
  if (lines.length === 0) return null
  return (
    <ul className={styles.left} aria-label={t('compare.left.title')}>
      {lines.map((why) => (
        <li key={why}>{t(`compare.left.${why}`, { count: left[why] })}</li>
      ))}
    </ul>
  )
}
const leftOutReasons = ['notOpen', 'withoutKey', 'withoutScores', 'notRead'] as const

function Comparison({ all }: { all: readonly Compared[] }) {
  const { t } = useTranslation('report')
  const { inLanguage } = useLanguage()
  const groups = groupByRubric(all)
  const [wanted, setWanted] = useState(0)
  const group = groups[wanted] ?? groups[0]
  if (!group) {
    return (
      <EmptyState
        icon={<Scale />}
        title={t('compare.none')}
        action={<LinkButton to="/">{t('compare.home')}</LinkButton>}
      >
        {t('compare.noneWhat')}
      </EmptyState>
    )
  }
  /** Two that share a title differ in their criteria or weights: the weights tell them apart. */
  function nameOf({ title, criteria }: Rubric) {
    const words = inLanguage(title)
    const twins = groups.filter(([one]) => one && inLanguage(one.rubric.title) === words)
    if (twins.length < 2) return words
    return t('compare.weighing', {
      title: words,
      weights: criteria.map(({ weight }) => weight).join('-'),
    })
  }
  return (
    <>
      {groups.length > 1 && (
        <div className={styles.controls}>
          <Field label={t('compare.rubric')} hint={t('compare.rubricWhy')}>
            <Select
              value={groups.indexOf(group)}
              onChange={({ target }) => setWanted(Number(target.value))}
            >
              {groups.map(([first, ...others], index) => (
                <option key={first?.room} value={index}>
                  {first && nameOf(first.rubric)} ·{' '}
                  {t('compare.interviews', { count: others.length + 1 })}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
      <Group key={group[0]?.room} group={group} />
    </>
  )
}

function Group({ group }: { group: readonly Compared[] }) {
  const { t } = useTranslation('report')
  const [named, setNamed] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<RoomId>>(
    () => new Set(group.slice(0, mostCompared).map(({ room }) => room)),
  )
  const letters = lettersOf(group)
  const nameOf = ({ room, candidate }: Compared) =>
    named ? candidate : t('compare.anonymous', { letter: letters.get(room) })
  const inOrder = named ? group : group.toSorted((a, b) => (a.room < b.room ? -1 : 1))
  const compared = inOrder.filter(({ room }) => chosen.has(room))

  function toggle(room: RoomId) {
    const next = new Set(chosen)
    if (!next.delete(room) && next.size < mostCompared) next.add(room)
    setChosen(next)
  }
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('compare.choose')}</legend>
        <div>
          {inOrder.map((one) => (
            <label key={one.room}>
              <input
                type="checkbox"
                checked={chosen.has(one.room)}
                disabled={!chosen.has(one.room) && chosen.size >= mostCompared}
                onChange={() => toggle(one.room)}
              />
              {nameOf(one)}
            </label>
          ))}
        </div>
        <p className={styles.hint}>{t('compare.atMost', { count: mostCompared })}</p>
      </fieldset>
      <div className={styles.controls}>
        <Button
          icon={named ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onClick={() => setNamed(!named)}
        >
          {named ? t('compare.hideNames') : t('compare.showNames')}
        </Button>
      </div>
      <CompareTable
        criteria={group[0]?.rubric.criteria ?? []}
        compared={compared}
        nameOf={nameOf}
        named={named}
      />
    </>
  )
}
