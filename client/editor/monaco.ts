/** Monaco out of our own bundle, with its worker and themes. To be loaded lazily: it is the page's largest part. */
import '@fontsource-variable/jetbrains-mono/index.css'
import '@fontsource-variable/jetbrains-mono/wght-italic.css'
import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import tokensCss from '../theme/tokens.css?raw'
import './features.ts'
import './grammars.ts'
import './monaco.css'
import { parseTokens, themeFrom } from './themes.ts'

self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('editor.worker.ts', import.meta.url), { type: 'module' }),
}

// Without this the loader would fetch Monaco from another origin.
loader.config({ monaco })

const tokens = parseTokens(tokensCss)
monaco.editor.defineTheme('light', themeFrom('vs', tokens.light))
monaco.editor.defineTheme('dark', themeFrom('vs-dark', tokens.dark))

// Monaco measures characters once: a font that comes later would put carets beside their letters.
void document.fonts
  .load('13px "JetBrains Mono Variable"')
  .then(() => monaco.editor.remeasureFonts())

export { monaco }
