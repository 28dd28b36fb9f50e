/** The packages that a preview may import, as they were built beside the pages. */
declare module 'virtual:preview-packages' {
  import type { BuiltEntry } from '#shared/preview-packages.ts'

  const entries: readonly BuiltEntry[]
  export default entries
}
