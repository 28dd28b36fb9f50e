/** A report as files: for people (Markdown), for programs (JSON), for spreadsheets (CSV). */
import type { TFunction } from 'i18next'
import { spentMs } from '#shared/agenda.ts'
import type { Localised } from '#shared/language.ts'
import { apartEnough } from '#shared/report.ts'
import { groupSignals } from '#shared/signals.ts'
import type { SignalGroup } from '#shared/signals.ts'
import { formatMoment } from '../agenda/clock.ts'
import { toCsv } from './csv.ts'
import type { ReportSource } from './report-source.ts'

export interface ExportWords {
  readonly t: TFunction<'report'>
  readonly inLanguage: (text: Localised) => string
  /** One decimal, in the screen's language. */
  readonly tenths: (value: number) => string
  /** A group of facts as a sentence. */
  readonly facts: (group: SignalGroup) => string
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
  const { plan, rubric, weights } = prepared
  const summary = { mean: report.mean ?? null, agreed: report.agreed, compared: report.compared }
  const value = {
    candidate,
    role,
    plan: plan.id,
    rubric,
    weights,
    summary,
    scorecards: cards,
    course,
  }
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
    ...(report.compared === 0
      ? []
      : ['', t('agreed', { agreed: report.agreed, count: report.compared })]),
    '',
    `## ${t('recommendation')}`,
    '',
    ...cards.map(({ who, card: { recommendation } }) => {
      const verdict = recommendation ? t(`verdict.${recommendation.verdict}`) : '—'
      const reason = recommendation?.reason.trim()
      return `- ${escape(who.name)}: **${verdict}**${reason ? `. ${escape(reason)}` : ''}`
    }),
  ]
  for (const { criterion, scores, evidence, apart } of report.criteria) {
    const weight = `${t('weight')} ${criterion.weight}`
    lines.push('', `## ${escape(inLanguage(criterion.title))} (${weight})`, '')
    const changed = prepared.weights.find((one) => one.criterion === criterion.id)
    if (changed) {
      const why = t('weightReason', { name: changed.by })
      lines.push(
        `- ${t('weightWas', { from: changed.from })}. ${escape(why)} ${escape(changed.reason)}`,
      )
    }
    if (apart !== undefined) lines.push(`- ${agreement(apart, t)}`)
    for (const { who, score, reason, note } of scores) {
      const given = score === 'not-observed' ? t('notObserved') : String(score ?? '—')
      const said = [reason, note].filter((one) => one.trim() !== '').map(escape)
      lines.push([`- ${escape(who.name)}: ${given}`, ...said].join('. '))
    }
    for (const { atMs, words: seen } of evidence) {
      lines.push(`- \`${formatMoment(atMs, startedAtMs)}\` ${escape(seen) || t('noWords')}`)
    }
  }
  lines.push(...courseLines(source, words))
  return `${lines.join('\n')}\n`
}

/** How it went: the stages, who wrote what, what was run, which facts were noted. */
function courseLines({ course }: ReportSource, { t, inLanguage, facts }: ExportWords): string[] {
  const { stages, past, authorship, runs, signals } = course
  const startedAtMs = course.startedAtMs ?? 0
  const minutes = (ms: number) => t('minutes', { count: Math.round(ms / 60_000) })
  const part = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : ['', `## ${title}`, '', ...items.map((item) => `- ${item}`)]
  return [
    ...part(
      t('timeAsItWent'),
      stages.map((stage, index) => {
        const went = spentMs({ past, clock: undefined, status: 'ended' }, index, 0)
        const planned =
          stage.minutes === undefined ? t('openStage') : minutes(stage.minutes * 60_000)
        return `${escape(inLanguage(stage.title))}: ${minutes(went)} (${planned})`
      }),
    ),
    ...part(
      t('authorship'),
      authorship.flatMap(({ file, parts }) =>
        parts.map(
          ({ name, characters }) =>
            `${escape(file)}: ${escape(name ?? t('fromTheStart'))}, ${t('characters', { count: characters })}`,
        ),
      ),
    ),
    ...part(
      t('runs', { count: runs.length }),
      runs.map((run) => {
        const came =
          run.kind === 'tests'
            ? t('tests', { passed: run.passed, count: run.cases })
            : t(`runState.${run.state}`)
        const moment = formatMoment(run.atMs, startedAtMs)
        return `\`${moment}\` ${escape(run.name)}, ${escape(run.file)}: ${came}`
      }),
    ),
    ...part(
      t('facts'),
      groupSignals(signals).map(
        (group) => `\`${formatMoment(group.atMs, startedAtMs)}\` ${escape(facts(group))}`,
      ),
    ),
  ]
}

/** How far examiners are from each other, in words. */
export function agreement(apart: number, t: TFunction<'report'>): string {
  if (apart === 0) return t('sameScore')
  return apart < apartEnough ? t('onePoint') : t('talk', { apart })
}

/** What people wrote is text: nothing in it becomes a heading, a link or a tag. */
function escape(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|!]/g, String.raw`\$&`)
}
