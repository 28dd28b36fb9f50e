import { ArrowDownWideNarrow, Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RoomId } from '#shared/ids.ts'
import type { Criterion } from '#shared/rubric.ts'
import { useLanguage } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Compare.module.css'
import { scoreOf, sortCompared } from './compare.ts'
import type { Compared, SortBy } from './compare.ts'
import { toCsv } from './csv.ts'
import { saveFile } from './save-file.ts'
import { useTenths } from './useTenths.ts'

interface Props {
  criteria: readonly Criterion[]
  compared: readonly Compared[]
  nameOf: (one: Compared) => string
  /** Whether a name may lead to its report. */
  named: boolean
}

/** A column for each candidate, a row for each criterion; a row's name sorts the columns. */
export function CompareTable({ criteria, compared, nameOf, named }: Props) {
  const { t } = useTranslation('report')
  const { inLanguage } = useLanguage()
  const tenths = useTenths()
  const [by, setBy] = useState<SortBy>('total')
  const columns = sortCompared(compared, by)
  const rows: { by: SortBy; title: string; weight: number | undefined }[] = [
    { by: 'total', title: t('compare.total'), weight: undefined },
    ...criteria.map(({ id, title, weight }) => ({ by: id, title: inLanguage(title), weight })),
  ]

  function download() {
    const table = rows.map((row) => [
      row.title,
      row.weight,
      ...columns.map((one) => scoreOf(one, row.by)),
    ])
    const head = [t('criterion'), t('weight'), ...columns.map(nameOf)]
    saveFile(`${t('compare.fileName')}.csv`, 'text/csv', toCsv([head, ...table]))
  }
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('criterion')}</th>
              <th scope="col" className={styles.number}>
                {t('weight')}
              </th>
              {columns.map((one) => (
                <th key={one.room} scope="col" className={styles.number}>
                  {named ? <ReportLink room={one.room}>{nameOf(one)}</ReportLink> : nameOf(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.by} className={row.by === 'total' ? styles.total : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.sort}
                    aria-pressed={by === row.by}
                    aria-label={t('compare.sortBy', { criterion: row.title })}
                    onClick={() => setBy(row.by)}
                  >
                    {row.title}
                    {by === row.by && <ArrowDownWideNarrow aria-hidden />}
                  </button>
                </th>
                <td className={styles.number}>{row.weight}</td>
                {columns.map((one) => {
                  const score = scoreOf(one, row.by)
                  return (
                    <td key={one.room} className={styles.number}>
                      {score === undefined ? (
                        <span className={styles.absent}>{t('notObserved')}</span>
                      ) : (
                        <Score value={score} text={tenths(score)} />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button icon={<Download aria-hidden />} onClick={download}>
        CSV
      </Button>
    </>
  )
}

function ReportLink({ room, children }: { room: RoomId; children: string }) {
  return <Link to={`/room/${room}/report`}>{children}</Link>
}

/** A figure over a bar as long as it, from 1 to 4: rows are compared by eye before they are read. */
function Score({ value, text }: { value: number; text: string }) {
  return (
    <span className={styles.score}>
      {text}
      <span className={styles.bar} aria-hidden>
        <span style={{ width: `${((value - 1) / 3) * 100}%` }} />
      </span>
    </span>
  )
}
