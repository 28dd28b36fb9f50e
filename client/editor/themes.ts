/** Monaco's two themes, made from the product's tokens: Monaco takes no CSS variables, so their values are read. */
import type { editor } from 'monaco-editor'

export type Tokens = (name: string) => string

/** The tokens of both themes, out of `tokens.css`; what the dark theme does not name, it has from the light one. */
export function parseTokens(css: string): { light: Tokens; dark: Tokens } {
  const light = new Map<string, string>()
  const dark = new Map<string, string>()
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const tokens = selector.includes("[data-theme='dark']") ? dark : light
    // The first wins: what comes later for `:root` stands in a media query.
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
      if (!tokens.has(name)) tokens.set(name, value.trim())
    }
  }
  const read = (...sources: Map<string, string>[]): Tokens => {
    return (name) => {
      const value = sources.map((source) => source.get(name)).find((found) => found !== undefined)
      if (value === undefined) throw new Error(`tokens.css has no ${name}`)
      return value
    }
  }
  return { light: read(light), dark: read(dark, light) }
}

/** A theme in which the code looks like the rest of the room. */
export function themeFrom(base: 'vs' | 'vs-dark', token: Tokens): editor.IStandaloneThemeData {
  const ink = (name: string) => token(name).slice(1)
  const see = (name: string, alpha: string) => token(name) + alpha
  const rule = (scope: string, name: string, fontStyle = ''): editor.ITokenThemeRule => {
    return { token: scope, foreground: ink(name), fontStyle }
  }
  return {
    base,
    // Monaco’s own rules name single languages, pure red for the strings of SQL among them, and would win.
    inherit: false,
    rules: [
      rule('', '--ink-0'),
      rule('keyword', '--code-keyword'),
      rule('tag', '--code-keyword'),
      rule('annotation', '--code-keyword'),
      rule('metatag', '--code-keyword'),
      rule('string', '--code-string'),
      rule('regexp', '--code-string'),
      rule('attribute.value', '--code-string'),
      rule('function', '--code-function'),
      rule('type', '--code-function'),
      rule('attribute.name', '--code-function'),
      rule('predefined', '--code-function'),
      rule('number', '--code-number'),
      rule('constant', '--code-number'),
      rule('variable', '--ink-0'),
      rule('delimiter', '--ink-0'),
      rule('operator', '--ink-0'),
      rule('invalid', '--danger'),
      rule('comment', '--ink-2', 'italic'),
      rule('emphasis', '--ink-0', 'italic'),
      rule('strong', '--ink-0', 'bold'),
    ],
    colors: {
      'editor.background': token('--paper-0'),
      'editor.foreground': token('--ink-0'),
      'editorLineNumber.foreground': token('--ink-2'),
      'editorLineNumber.activeForeground': token('--ink-0'),
      'editorLineNumber.dimmedForeground': token('--ink-2'),
      'editorCursor.foreground': token('--ink-0'),
      'editor.selectionBackground': see('--accent', '40'),
      'editor.inactiveSelectionBackground': see('--accent', '26'),
      'editor.selectionHighlightBackground': see('--accent', '26'),
      'editor.wordHighlightBackground': see('--accent', '1f'),
      'editor.wordHighlightStrongBackground': see('--accent', '33'),
      'editor.findMatchBackground': see('--warn', '66'),
      'editor.findMatchHighlightBackground': see('--warn', '33'),
      'editor.lineHighlightBackground': token('--paper-1'),
      'editor.lineHighlightBorder': token('--paper-1'),
      'editorIndentGuide.background1': token('--line'),
      'editorIndentGuide.activeBackground1': token('--line-strong'),
      'editorBracketMatch.background': see('--accent', '26'),
      'editorBracketMatch.border': token('--accent'),
      'editorBracketHighlight.foreground1': token('--ink-0'),
      'editorGutter.background': token('--paper-0'),
      'editorWidget.background': token('--paper-1'),
      'editorWidget.foreground': token('--ink-0'),
      'editorWidget.border': token('--line-strong'),
      'editorSuggestWidget.selectedBackground': token('--accent-soft'),
      'editorSuggestWidget.selectedForeground': token('--accent-ink'),
      'editorSuggestWidget.highlightForeground': token('--accent-ink'),
      'input.background': token('--paper-0'),
      'input.foreground': token('--ink-0'),
      'input.border': token('--line-strong'),
      'inputValidation.infoBackground': token('--paper-1'),
      'inputValidation.infoForeground': token('--ink-0'),
      'inputValidation.infoBorder': token('--line-strong'),
      'quickInput.background': token('--paper-1'),
      'quickInput.foreground': token('--ink-0'),
      'quickInputList.focusBackground': token('--accent-soft'),
      'quickInputList.focusForeground': token('--accent-ink'),
      'menu.background': token('--paper-1'),
      'menu.foreground': token('--ink-0'),
      'menu.selectionBackground': token('--accent-soft'),
      'menu.selectionForeground': token('--accent-ink'),
      'list.hoverBackground': token('--paper-2'),
      'scrollbarSlider.background': see('--ink-2', '40'),
      'scrollbarSlider.hoverBackground': see('--ink-2', '66'),
      'scrollbarSlider.activeBackground': see('--ink-2', '80'),
      focusBorder: token('--accent'),
    },
  }
}
