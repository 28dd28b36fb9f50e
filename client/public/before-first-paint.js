// Loaded before anything is painted, so that a dark screen never flashes white. client/theme/useTheme.ts goes on from here.
const chosen = localStorage.getItem('pairboard.theme')
const dark =
  chosen === 'dark' ||
  (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = dark ? 'dark' : 'light'

// Before any module: zod asks, as soon as a schema is made, whether it may make functions out of text. The content
// policy lets nobody, and would report it.
// oxlint-disable-next-line no-underscore-dangle -- the name that zod gives it
globalThis.__zod_globalConfig = { jitless: true }
