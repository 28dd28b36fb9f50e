/** Draws an exercise's starting picture as ordinary records that everybody can then change. */
import type * as Y from 'yjs'
import type { BoardShape } from '#shared/exercise.ts'
import type { Language } from '#shared/language.ts'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import type { BoardRecord } from '#shared/whiteboard.ts'
import { richText } from './rich-text.ts'

type Arrow = Extract<BoardShape, { shape: 'arrow' }>
type Box = Extract<BoardShape, { width: number }>

/** How near to a box an arrow's end must lie to hold on to it, in px. */
const reach = 12

/**
 * Draws what is not there yet: the ids follow from the picture, so drawing it twice, or by two people at once, draws
 * it once. Arrows that end at a box are bound to it and follow it when it is moved.
 */
export function drawShapes(doc: Y.Doc, shapes: readonly BoardShape[], language: Language): void {
  const records = recordsOf(doc)
  const picture = fingerprint(JSON.stringify(shapes))
  const idOf = (shape: BoardShape) => `drawn-${picture}-${shapes.indexOf(shape)}`
  const boxes = shapes.filter(isBox)
  doc.transact(() => {
    for (const [place, shape] of shapes.entries()) {
      const id = `shape:${idOf(shape)}`
      if (records.has(id)) continue
      const record = {
        id,
        typeName: 'shape',
        x: shape.x,
        y: shape.y,
        rotation: 0,
        index: indexBelowAll(place, picture),
        parentId: 'page:page',
        isLocked: false,
        opacity: 1,
        meta: {},
        ...contentOf(shape, language),
      }
      writeRecord(records, undefined, record)
      if (shape.shape !== 'arrow') continue
      for (const terminal of ['start', 'end'] as const) {
        const target = boxAt(boxes, endOf(shape, terminal))
        if (!target) continue
        const binding = `binding:${idOf(shape)}-${terminal}`
        writeRecord(
          records,
          undefined,
          bindingOf(binding, id, idOf(target), shape, terminal, target),
        )
      }
    }
  })
}

const isBox = (shape: BoardShape): shape is Box => 'width' in shape

function contentOf(shape: BoardShape, language: Language): { type: string; props: object } {
  const label = shape.label?.[language] ?? ''
  const look = { color: 'black', size: 's', font: 'sans', scale: 1 }
  if (shape.shape === 'text') {
    const props = { w: 8, autoSize: true, textAlign: 'start', richText: richText(label) }
    return { type: 'text', props: { ...look, ...props } }
  }
  const line = { ...look, labelColor: 'black', dash: 'solid' }
  if (shape.shape === 'arrow') {
    const props = {
      kind: 'arc',
      fill: 'none',
      arrowheadStart: 'none',
      arrowheadEnd: 'arrow',
      start: { x: 0, y: 0 },
      end: { x: shape.toX - shape.x, y: shape.toY - shape.y },
      bend: 0,
      text: label,
      labelPosition: 0.5,
      elbowMidPoint: 0.5,
    }
    return { type: 'arrow', props: { ...line, ...props } }
  }
  const props = {
    geo: shape.shape,
    w: shape.width,
    h: shape.height,
    fill: shape.fill ? 'solid' : 'none',
    align: 'middle',
    verticalAlign: 'middle',
    growY: 0,
    url: '',
    richText: richText(label),
  }
  return { type: 'geo', props: { ...line, ...props } }
}

interface Point {
  readonly x: number
  readonly y: number
}

const endOf = (arrow: Arrow, terminal: 'start' | 'end'): Point =>
  terminal === 'start' ? { x: arrow.x, y: arrow.y } : { x: arrow.toX, y: arrow.toY }

/** The smallest box that the point touches: what lies inside a larger one is what was meant. */
function boxAt(boxes: readonly Box[], { x, y }: Point): Box | undefined {
  return boxes
    .filter(
      (box) =>
        x >= box.x - reach &&
        x <= box.x + box.width + reach &&
        y >= box.y - reach &&
        y <= box.y + box.height + reach,
    )
    .toSorted((a, b) => a.width * a.height - b.width * b.height)[0]
}

function bindingOf(
  id: string,
  fromId: string,
  target: string,
  arrow: Arrow,
  terminal: 'start' | 'end',
  box: Box,
): BoardRecord & object {
  const { x, y } = endOf(arrow, terminal)
  // An anchor on the very edge leaves the arrow nothing to be cut off at.
  const within = (share: number) => Math.min(0.75, Math.max(0.25, share))
  const binding = {
    id,
    typeName: 'binding',
    type: 'arrow',
    fromId,
    toId: `shape:${target}`,
    props: {
      terminal,
      normalizedAnchor: {
        x: within((x - box.x) / box.width),
        y: within((y - box.y) / box.height),
      },
      isExact: false,
      // Two arrows between the same boxes must not fall onto one line through their centres.
      isPrecise: true,
      snap: 'none',
    },
    meta: {},
  }
  return binding
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * A fractional index below whatever people draw, which starts at `a1`: the picture lies under their ink.
 * The fraction keeps two pictures apart; it may not end in 0.
 */
function indexBelowAll(place: number, picture: string): string {
  return `Y${digits[Math.floor(place / 62)]}${digits[place % 62]}${picture.slice(0, 4)}V`
}

/** 53 bits of a string's contents in base 36: names, no secrets. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
