/** The drivers that come along, by their runtime's name; each is fetched when its language is first used. */
export const drivers: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  javascript: () => import('./drivers/javascript.ts?sandbox'),
  python: () => import('./drivers/python.ts?sandbox'),
  ruby: () => import('./drivers/ruby.ts?sandbox'),
  lua: () => import('./drivers/lua.ts?sandbox'),
  sqlite: () => import('./drivers/sqlite.ts?sandbox'),
}
