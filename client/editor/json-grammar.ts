/** JSON, with the comments that configuration files have: its keys look like names, its values like values. */
import type { languages } from 'monaco-editor'

export const jsonGrammar: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'attribute.name'],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      // Left open: to the end of its line.
      [/"(?:[^"\\]|\\.)*$/, 'invalid'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\]]/, '@brackets'],
      [/[,:]/, 'delimiter'],
      [/\/\/.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/[^*]+|\*/, 'comment'],
    ],
  },
}

const pairs = [
  ['{', '}'],
  ['[', ']'],
] as const
const quotes = { open: '"', close: '"' }

export const jsonConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: pairs.map(([open, close]) => [open, close]),
  autoClosingPairs: [
    ...pairs.map(([open, close]) => ({ open, close })),
    { ...quotes, notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [...pairs.map(([open, close]) => ({ open, close })), quotes],
}
