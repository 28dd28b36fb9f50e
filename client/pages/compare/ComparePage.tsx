import { Eye, EyeOff, Scale } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomId, RubricId } from '#shared/ids.ts'
import { useLanguage } from '../../i18n/index.ts'
import { CompareTable } from '../../report/CompareTable.tsx'
import { groupByRubric, lettersOf, mostCompared } from '../../report/compare.ts'
import type { Compared } from '../../report/compare.ts'
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
      {answer ? <Comparison all={answer} /> : <Spinner label={t('compare.loading')} />}
    </Page>
  )
}

function Comparison({ all }: { all: readonly Compared[] }) {
  const { t } = useTranslation('report')
  const { inLanguage } = useLanguage()
  const groups = groupByRubric(all)
  const [wanted, setWanted] = useState<RubricId>()
  const group = groups.find((one) => one[0]?.rubric.id === wanted) ?? groups[0]
  const rubric = group?.[0]?.rubric
  if (!group || !rubric) {
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
  return (
    <>
      {groups.length > 1 && (
        <div className={styles.controls}>
          <Field label={t('compare.rubric')}>
            <Select
              value={rubric.id}
              onChange={({ target }) =>
                setWanted(groups.find((one) => one[0]?.rubric.id === target.value)?.[0]?.rubric.id)
              }
            >
              {groups.flatMap(([first]) =>
                first ? (
                  <option key={first.rubric.id} value={first.rubric.id}>
                    {inLanguage(first.rubric.title)}
                  </option>
                ) : (
                  []
                ),
              )}
            </Select>
          </Field>
        </div>
      )}
      <Group key={rubric.id} group={group} />
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
