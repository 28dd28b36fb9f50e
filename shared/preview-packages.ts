/**
 * The npm packages that a room's front end may import: what interviews about front ends ask for, each small and without
 * a network of its own. They are built out of our own node_modules, at the versions that package.json pins.
 *
 * `react` and `react-dom` for most, `vue` for the others (with its template compiler; `.vue` files are not compiled),
 * `zustand` as the smallest shared state, `lodash` for what the language lacks.
 */
export interface PreviewPackage {
  readonly name: string
  /** What is imported. */
  readonly entries: readonly string[]
  /** A file of the package to take instead of its main one. */
  readonly file?: string
}

export const previewPackages: readonly PreviewPackage[] = [
  { name: 'react', entries: ['react', 'react/jsx-runtime'] },
  { name: 'react-dom', entries: ['react-dom', 'react-dom/client'] },
  { name: 'vue', entries: ['vue'], file: 'vue/dist/vue.esm-bundler.js' },
  { name: 'zustand', entries: ['zustand', 'zustand/middleware'] },
  { name: 'lodash', entries: ['lodash'] },
]

/** One entry as it was built. */
export interface BuiltEntry {
  readonly specifier: string
  readonly version: string
  /** A JSON file that holds the code as a string: never a script of the page's own origin. */
  readonly address: string
  /** The other entries that it requires. */
  readonly requires: readonly string[]
}
