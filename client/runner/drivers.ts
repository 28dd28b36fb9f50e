/** The drivers that come along, by their runtime's name; each is fetched when its language is first used. */
export const drivers: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  javascript: () => import('./drivers/javascript.ts?sandbox'),
  python: () => import('./drivers/python.ts?sandbox'),
  ruby: () => import('./drivers/ruby.ts?sandbox'),
  php: () => import('./drivers/php.ts?sandbox'),
  clang: () => import('./drivers/clang.ts?sandbox'),
  lua: () => import('./drivers/lua.ts?sandbox'),
  bash: () => import('./drivers/bash.ts?sandbox'),
  perl: () => import('./drivers/perl.ts?sandbox'),
  scheme: () => import('./drivers/scheme.ts?sandbox'),
  postgresql: () => import('./drivers/postgresql.ts?sandbox'),
  sqlite: () => import('./drivers/sqlite.ts?sandbox'),
}

/** What stands before a runtime pack's driver; ours bring it along. */
export const lockdown = (): Promise<{ readonly default: string }> =>
  import('./drivers/lockdown.ts?sandbox')
