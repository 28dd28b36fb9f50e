/** A place to go to: a new object each time, also for the same place. */
export interface Destination {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  /** Whether the keyboard goes there too; it does unless told otherwise. */
  readonly takesFocus?: boolean
}

/** Where this person's primary caret is. */
export interface Caret {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  /** First and last line of the selection, from 1. */
  readonly lines: readonly [number, number]
}
