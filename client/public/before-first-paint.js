// Loaded before anything is painted, so that a dark screen never flashes white. client/theme/useTheme.ts goes on from here.
const chosen = localStorage.getItem('pairboard.theme')
const dark =
  chosen === 'dark' ||
  (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = dark ? 'dark' : 'light'
