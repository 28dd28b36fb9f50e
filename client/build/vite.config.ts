import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'
import { output, sources } from './places.ts'
import { previewPackageFiles } from './preview-packages.ts'
import { previewPage } from './preview-page.ts'
import { roomPage } from './room-page.ts'
import { sandboxPage, sandboxScripts } from './sandbox-scripts.ts'

export const config: InlineConfig = {
  configFile: false,
  root: sources,
  plugins: [
    react(),
    // A component is drawn again when what it reads has changed, not whenever its parent is: a key typed in the
    // editor leaves the rubric alone.
    babel({
      include: /\/client\/[^?]+(\.tsx|\/use[A-Z]\w*\.ts)$/,
      presets: [reactCompilerPreset()],
      sourceMap: false,
    }),
    roomPage(),
    sandboxScripts(),
    sandboxPage(),
    previewPage(),
    previewPackageFiles(),
  ],
  // monaco-vim asks for Monaco where it lay before 0.56.
  resolve: {
    alias: { 'monaco-editor/esm/vs/editor/editor.api': 'monaco-editor/editor/editor.api' },
  },
  build: {
    outDir: output,
    emptyOutDir: true,
    // The whiteboard's icons are `sprite.svg#name`, and a content policy without data: fonts must hold.
    assetsInlineLimit: 0,
    // The editor's chunk is large and known to be: it is loaded beside the page, not before it.
    chunkSizeWarningLimit: 4_000,
    reportCompressedSize: false,
    // That the compiler takes most of a build's time is known.
    rolldownOptions: { checks: { pluginTimings: false } },
    license: { fileName: 'licences.md' },
  },
  worker: { format: 'es' },
  // Pre-bundling cannot load its `?url` imports.
  optimizeDeps: { exclude: ['@tldraw/assets'] },
}
