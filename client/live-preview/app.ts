/** A room's front end, compiled: what the compiler makes and the preview's frame shows. */

export interface App {
  /** The file that it begins with. */
  readonly entry: string
  /** Given when it begins with a page of HTML. */
  readonly page: Page | undefined
  /** Keys of modules, in the order in which they run. */
  readonly roots: readonly string[]
  readonly modules: readonly AppModule[]
  /** The key of the module whose default export is a component that nothing mounts by itself. */
  readonly mounts: string | undefined
  /** npm packages in use, each behind those that it requires. */
  readonly packages: readonly string[]
}

export interface Page {
  readonly markup: string
  /** Keys of style sheets, in order. */
  readonly styles: readonly string[]
  /** Scripts and style sheets out of the network, which are not loaded. */
  readonly missing: readonly string[]
}

export interface AppModule {
  /** A file's name, or that of a page and the number of a script in it. */
  readonly key: string
  readonly file: string
  /** As its author wrote it. */
  readonly source: string
  readonly kind:
    | 'module'
    /** As above, with an await outside of any function. */
    | 'awaiting'
    /** A script of the old kind: what it declares is everybody's. */
    | 'classic'
    /** `code` is a style sheet. */
    | 'style'
    /** `code` is JSON; the value is the default export. */
    | 'value'
  readonly code: string
  /** From specifiers to what they mean. */
  readonly imports: ReadonlyMap<string, ImportTarget>
  /** What importing a style sheet gives: class names as they were written, and as they became. */
  readonly names?: ReadonlyMap<string, string>
}

export type ImportTarget =
  | { readonly key: string }
  /** `member`: `lodash/debounce` is that member of lodash. */
  | { readonly package: string; readonly member?: string }

/** What one program may write on its console. */
export const consoleBytes = 200_000

export interface Place {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

/** Why there is nothing to show, and where. */
export type Problem = Place &
  (
    | { readonly kind: 'syntax'; readonly message: string }
    /** A file that the room does not have. */
    | { readonly kind: 'no-file'; readonly specifier: string }
    | { readonly kind: 'no-package'; readonly specifier: string }
    /** A file of a kind that is not compiled here. */
    | { readonly kind: 'no-compiler'; readonly specifier: string }
    | { readonly kind: 'awaits' }
  )

export class ProblemFound extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.kind)
    this.problem = problem
  }
}
