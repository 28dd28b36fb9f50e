/** A report as files: for people (Markdown), for programs (JSON), for spreadsheets (CSV). */
import type { TFunction } from 'i18next'
import type { Localised } from '#shared/language.ts'
import { formatMoment } from '../agenda/clock.ts'
import { toCsv } from './csv.ts'
import type { ReportSource } from './report-source.ts'

export interface ExportWords {
  readonly t: TFunction<'report'>
  readonly inLanguage: (text: Localised) => string
  /** One decimal, in the screen's language. */
  readonly tenths: (value: number) => string
}

export function reportAsCsv({ report, cards }: ReportSource, words: ExportWords): string {
  const { t, inLanguage } = words
  const names = cards.map(({ who }) => who.name)
  return toCsv([
    [t('criterion'), t('weight'), ...names, t('mean'), t('apart'), t('evidence')],
    ...report.criteria.map(({ criterion, scores, mean, apart, evidence }) => [
      inLanguage(criterion.title),
      criterion.weight,
      ...scores.map(({ score }) => (score === 'not-observed' ? t('notObserved') : score)),
      mean,
      apart,
      evidence.length,
    ]),
  ])
}

export function reportAsJson({ room, prepared, cards, report, course }: ReportSource): string {
  const { candidate, role } = room
  const { plan, rubric } = prepared
  const summary = { mean: report.mean ?? null, agreed: report.agreed, compared: report.compared }
  const value = { candidate, role, plan: plan.id, rubric, summary, scorecards: cards, course }
  return `${JSON.stringify(value, undefined, 2)}\n`
}

export function reportAsMarkdown(source: ReportSource, words: ExportWords): string {
  const { room, prepared, report, cards, course } = source
  const { t, inLanguage, tenths } = words
  const startedAtMs = course.startedAtMs ?? 0
  const lines = [
    `# ${escape(room.candidate)} · ${escape(room.role)}`,
    '',
    escape(inLanguage(prepared.plan.title)),
    '',
    `**${t('weighted')}: ${report.mean === undefined ? '—' : `${tenths(report.mean)} / 4`}**`,
    '',
    `## ${t('recommendation')}`,
    '',
    ...cards.map(({ who, card: { recommendation } }) => {
      const verdict = recommendation ? t(`verdict.${recommendation.verdict}`) : '—'
      const reason = recommendation?.reason.trim()
      return `- ${escape(who.name)}: **${verdict}**${reason ? `. ${escape(reason)}` : ''}`
    }),
  ]
  for (const { criterion, scores, evidence } of report.criteria) {
    lines.push('', `## ${escape(inLanguage(criterion.title))}`, '')
    for (const { who, score, reason, note } of scores) {
      const given = score === 'not-observed' ? t('notObserved') : String(score ?? '—')
      const said = [reason, note].filter((one) => one.trim() !== '').map(escape)
      lines.push([`- ${escape(who.name)}: ${given}`, ...said].join('. '))
    }
    for (const { atMs, words: seen } of evidence) {
      lines.push(`- \`${formatMoment(atMs, startedAtMs)}\` ${escape(seen) || t('noWords')}`)
    }
  }
  return `${lines.join('\n')}\n`
}

/** What people wrote is text: nothing in it becomes a heading, a link or a tag. */
function escape(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|!]/g, String.raw`\$&`)
}
