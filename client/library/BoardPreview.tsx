import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardShape } from '#shared/exercise.ts'
import { useLanguage } from '../i18n/index.ts'
import styles from './Preview.module.css'

/** Around the drawing, in the whiteboard's units: labels reach beyond their shapes. */
const margin = 60

/** The shapes of a drawing as lines: enough to know it again, without the whiteboard itself. */
export function BoardPreview({ shapes }: { shapes: readonly BoardShape[] }) {
  const { t } = useTranslation('library')
  const { language, inLanguage } = useLanguage()
  const arrow = useId()
  const labels = shapes.flatMap(({ label }) => (label ? [inLanguage(label)] : []))
  const words = new Intl.ListFormat(language).format(labels)
  const xs = shapes.flatMap((shape) => [shape.x, endOf(shape).x])
  const ys = shapes.flatMap((shape) => [shape.y, endOf(shape).y])
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin]
  const [width, height] = [Math.max(...xs) + margin - left, Math.max(...ys) + margin - top]
  return (
    <figure className={styles.board}>
      <figcaption>{t('board')}</figcaption>
      <svg
        viewBox={`${left} ${top} ${width} ${height}`}
        role="img"
        aria-label={words === '' ? t('boardPictureBare') : t('boardPicture', { labels: words })}
      >
        <marker
          id={arrow}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path className={styles.tip} d="M0 0L8 4L0 8z" />
        </marker>
        {shapes.map((shape) => (
          <g key={JSON.stringify(shape)}>
            <Outline shape={shape} marker={`url(#${arrow})`} />
            {shape.label && (
              <text {...middleOf(shape)} textAnchor="middle" dominantBaseline="middle">
                {inLanguage(shape.label)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  )
}

function Outline({ shape, marker }: { shape: BoardShape; marker: string }) {
  if (shape.shape === 'text') return null
  const { x, y } = shape
  if (shape.shape === 'arrow') {
    return <line x1={x} y1={y} x2={shape.toX} y2={shape.toY} markerEnd={marker} />
  }
  const { width, height } = shape
  const name = shape.fill ? styles.filled : undefined
  if (shape.shape === 'rectangle') return <rect className={name} {...{ x, y, width, height }} />
  const [cx, cy] = [x + width / 2, y + height / 2]
  return shape.shape === 'ellipse' ? (
    <ellipse className={name} cx={cx} cy={cy} rx={width / 2} ry={height / 2} />
  ) : (
    <path className={name} d={`M${cx} ${y}L${x + width} ${cy}L${cx} ${y + height}L${x} ${cy}z`} />
  )
}

function endOf(shape: BoardShape): { x: number; y: number } {
  if (shape.shape === 'arrow') return { x: shape.toX, y: shape.toY }
  if (shape.shape === 'text') return { x: shape.x, y: shape.y }
  return { x: shape.x + shape.width, y: shape.y + shape.height }
}

function middleOf(shape: BoardShape): { x: number; y: number } {
  const end = endOf(shape)
  return { x: (shape.x + end.x) / 2, y: (shape.y + end.y) / 2 }
}
