/** Colouring for every language that a file of a room may be in; each grammar is fetched when a file needs it. */
import type { languages } from 'monaco-editor'
import * as monaco from 'monaco-editor/editor'
import 'monaco-editor/languages/definitions/cpp/register'
import 'monaco-editor/languages/definitions/csharp/register'
import 'monaco-editor/languages/definitions/css/register'
import 'monaco-editor/languages/definitions/go/register'
import 'monaco-editor/languages/definitions/html/register'
import 'monaco-editor/languages/definitions/java/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/kotlin/register'
import 'monaco-editor/languages/definitions/lua/register'
import 'monaco-editor/languages/definitions/markdown/register'
import 'monaco-editor/languages/definitions/perl/register'
import 'monaco-editor/languages/definitions/pgsql/register'
import 'monaco-editor/languages/definitions/php/register'
import 'monaco-editor/languages/definitions/python/register'
import 'monaco-editor/languages/definitions/ruby/register'
import 'monaco-editor/languages/definitions/rust/register'
import 'monaco-editor/languages/definitions/scala/register'
import 'monaco-editor/languages/definitions/scheme/register'
import 'monaco-editor/languages/definitions/shell/register'
import 'monaco-editor/languages/definitions/sql/register'
import 'monaco-editor/languages/definitions/swift/register'
import 'monaco-editor/languages/definitions/typescript/register'
import 'monaco-editor/languages/definitions/xml/register'
import 'monaco-editor/languages/definitions/yaml/register'
import { withFunctionNames } from './function-names.ts'
import { jsonConfiguration, jsonGrammar } from './json-grammar.ts'

type Grammar = Promise<{ language: languages.IMonarchLanguage }>

/** Those in whose grammars functions can be told by what follows their names. */
const withCalls: Record<string, () => Grammar> = {
  c: () => import('monaco-editor/languages/definitions/cpp/cpp'),
  cpp: () => import('monaco-editor/languages/definitions/cpp/cpp'),
  csharp: () => import('monaco-editor/languages/definitions/csharp/csharp'),
  go: () => import('monaco-editor/languages/definitions/go/go'),
  java: () => import('monaco-editor/languages/definitions/java/java'),
  javascript: () => import('monaco-editor/languages/definitions/javascript/javascript'),
  kotlin: () => import('monaco-editor/languages/definitions/kotlin/kotlin'),
  lua: () => import('monaco-editor/languages/definitions/lua/lua'),
  php: () => import('monaco-editor/languages/definitions/php/php'),
  python: () => import('monaco-editor/languages/definitions/python/python'),
  rust: () => import('monaco-editor/languages/definitions/rust/rust'),
  typescript: () => import('monaco-editor/languages/definitions/typescript/typescript'),
}
for (const [name, load] of Object.entries(withCalls)) {
  monaco.languages.registerTokensProviderFactory(name, {
    create: async () => withFunctionNames((await load()).language),
  })
}

// Monaco colours JSON only together with a language service, a worker that nothing here asks for.
monaco.languages.register({ id: 'json' })
monaco.languages.setMonarchTokensProvider('json', jsonGrammar)
monaco.languages.setLanguageConfiguration('json', jsonConfiguration)
