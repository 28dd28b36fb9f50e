/** The whiteboard's light side: everything but the board itself, which is loaded when it is needed. */
export { drawShapes } from './draw-shapes.ts'
export type { ImageStore } from './image-store.ts'
export type { WhiteboardHandle } from './Whiteboard.tsx'
export { outline } from './outline.ts'
export type { BoardOutline, OutlineArrow, OutlineShape } from './outline.ts'
export { Outline } from './Outline.tsx'
