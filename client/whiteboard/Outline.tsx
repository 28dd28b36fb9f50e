import { useEffect, useRef } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { announce } from '../ui/Announcer.tsx'
import { useOutline } from './useOutline.ts'
import type { BoardOutline, OutlineArrow, OutlineShape } from './outline.ts'
import { whiteboard } from '../i18n/whiteboard.ts'
import styles from './Outline.module.css'

type Say = TFunction<'whiteboard'>

/** Long enough for somebody to finish a drawing before it is spoken of. */
const quietMs = 3000

interface OutlineProps {
  doc: Y.Doc
}

/**
 * The board in words: folded away, found by the keyboard and by screen readers, which also hear in a sentence
 * when what is on the board has changed.
 */
export function Outline({ doc }: OutlineProps) {
  const { t } = useTranslation('whiteboard')
  const outline = useOutline(doc)
  const summary = summaryOf(outline, t)
  useAnnouncement(t('outline.changed', { summary }), summary)
  const { shapes, arrows } = outline
  return (
    <details className={styles.outline}>
      <summary>{t('outline.title')}</summary>
      <div className={styles.words}>
        <p>{summary === '' ? t('outline.empty') : summary}</p>
        {shapes.length > 0 && (
          <>
            <h3>{t('outline.shapesTitle')}</h3>
            <Shapes shapes={shapes} t={t} />
          </>
        )}
        {arrows.length > 0 && (
          <>
            <h3>{t('outline.arrowsTitle')}</h3>
            <ul>
              {arrows.map((arrow) => (
                <li key={arrow.id}>{arrowInWords(arrow, t)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}

function Shapes({ shapes, t }: { shapes: readonly OutlineShape[]; t: Say }) {
  return (
    <ul>
      {shapes.map((shape) => (
        <li key={shape.id}>
          {inWords(shape, t)}
          {shape.inside.length > 0 && <Shapes shapes={shape.inside} t={t} />}
        </li>
      ))}
    </ul>
  )
}

/** Says `sentence` once `summary` has changed and then stood still for a while. */
function useAnnouncement(sentence: string, summary: string) {
  const said = useRef(summary)
  useEffect(() => {
    if (said.current === summary) return undefined
    const timer = setTimeout(() => {
      said.current = summary
      if (summary !== '') announce(sentence)
    }, quietMs)
    return () => clearTimeout(timer)
  }, [sentence, summary])
}

function summaryOf({ shapes, arrows, strokes }: BoardOutline, t: Say): string {
  const count = countOf(shapes)
  return [
    count > 0 ? t('outline.shapes', { count }) : '',
    arrows.length > 0 ? t('outline.arrows', { count: arrows.length }) : '',
    strokes > 0 ? t('outline.strokes', { count: strokes }) : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function countOf(shapes: readonly OutlineShape[]): number {
  return shapes.reduce((sum, { inside }) => sum + 1 + countOf(inside), 0)
}

function inWords({ kind, label }: Pick<OutlineShape, 'kind' | 'label'>, t: Say): string {
  const name = t(`outline.kinds.${isKnown(kind) ? kind : 'other'}`)
  return label === '' ? name : t('outline.named', { kind: name, label })
}

function arrowInWords(arrow: OutlineArrow, t: Say): string {
  const from = arrow.from && inWords(arrow.from, t)
  const to = arrow.to && inWords(arrow.to, t)
  let words = t('outline.loose')
  if (from !== undefined && to !== undefined) words = t('outline.between', { from, to })
  else if (from !== undefined) words = t('outline.leaving', { from })
  else if (to !== undefined) words = t('outline.reaching', { to })
  return arrow.label === '' ? words : t('outline.saying', { arrow: words, label: arrow.label })
}

const kinds = whiteboard.en.outline.kinds
const isKnown = (kind: string): kind is keyof typeof kinds => Object.hasOwn(kinds, kind)
