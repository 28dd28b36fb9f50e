/** Monaco's grammars know keywords, strings and numbers, but not which names are functions: what precedes "(". */
import type { languages } from 'monaco-editor'

type Rule = languages.IMonarchLanguageRule

/** The same grammar, in which a name that is called or declared with parentheses is a `function`. */
export function withFunctionNames(grammar: languages.IMonarchLanguage): languages.IMonarchLanguage {
  const tokenizer = Object.fromEntries(
    Object.entries(grammar.tokenizer).map(([state, rules]) => [
      state,
      rules.flatMap((rule) => [...calledNames(rule), rule]),
    ]),
  )
  return { ...grammar, tokenizer }
}

/** For a rule of names, one that comes before it and takes those with a parenthesis behind them. */
function calledNames(rule: Rule): Rule[] {
  if (!Array.isArray(rule)) return []
  const [pattern, action] = rule
  if (!(pattern instanceof RegExp) || !hasCases(action)) return []
  const usual = action.cases['@default']
  const name = typeof usual === 'string' ? usual : usual?.token
  if (!name?.startsWith('identifier')) return []
  const called = typeof usual === 'string' ? 'function' : { ...usual, token: 'function' }
  return [
    [
      new RegExp(`(?:${pattern.source})(?=\\s*\\()`, pattern.flags),
      { ...action, cases: { ...action.cases, '@default': called } },
    ],
  ]
}

type Action = string | { readonly token?: string }

function hasCases(action: unknown): action is { cases: Record<string, Action | undefined> } {
  return typeof action === 'object' && action !== null && 'cases' in action
}
