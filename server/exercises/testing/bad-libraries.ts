import { expect } from 'vitest'
import { codingFiles } from './write-library.ts'

export const manifest = 'lift/manifest.yaml'
export const english = 'lift/drill-down.en.md'
export const french = 'lift/drill-down.fr.md'
const cases = 'double/cases.yaml'

/** The good library with one file changed: `from` occurs in it. */
export function changed(name: string, from: string | RegExp, to: string): Record<string, string> {
  return { ...codingFiles, ...only(name, from, to) }
}

/** That file alone. */
export function only(name: string, from: string | RegExp, to: string): Record<string, string> {
  const text = codingFiles[name] ?? ''
  expect(text).toMatch(from)
  return { [name]: text.replace(from, to) }
}

/** What is wrong, the files in which it is, what is said about it. */
export const badLibraries: [string, Record<string, string>, string][] = [
  [
    'a missing translation',
    changed(manifest, 'title: { fr: Ascenseur, en: Lift }', 'title: { fr: Ascenseur }'),
    'lift/manifest.yaml:2: `title.en`: the English text is missing; write it under `en:`',
  ],
  [
    'an empty translation',
    changed('plans/talk.yaml', 'summary: { fr: Parler', "summary: { fr: ' '"),
    'plans/talk.yaml:3: `summary.fr`: the French text is missing; write it under `fr:`',
  ],
  [
    'an unknown criterion',
    changed(manifest, 'minutes: 4, criteria: [framing]', 'minutes: 4, criteria: [charm]'),
    'lift/manifest.yaml:8: the criterion `charm` is in no rubric; use one of framing',
  ],
  [
    'a rung named twice',
    changed(manifest, 'rung: order', 'rung: needs'),
    'lift/manifest.yaml:8: the rung `needs` stands here twice; remove or rename one of them',
  ],
  [
    'a rung written twice',
    changed(english, '## order', '## needs'),
    'lift/drill-down.en.md:26: the rung `needs` stands here twice; remove or rename one of them',
  ],
  [
    'a rung in one language only',
    changed(french, /## order[^]*(?=## Pièges)/, ''),
    'lift/drill-down.fr.md:1: the rung `order` has no French text; write `## order` and its parts',
  ],
  [
    'a rung that the ladder does not have',
    changed(english, '## order', '## ordre'),
    'lift/drill-down.en.md:26: the rung `ordre` is not in the ladder of manifest.yaml; add it there, or correct the heading',
  ],
  [
    'minutes that do not add up',
    changed(manifest, 'minutes: 7', 'minutes: 8'),
    'lift/manifest.yaml:5: `minutes` is 8, but the rungs add up to 7; write 7, or change a rung',
  ],
  [
    'an unknown key',
    changed(manifest, 'level: any', 'level: any\nlevle: any'),
    'lift/manifest.yaml:5: unknown key `levle`; correct its spelling or remove it',
  ],
  [
    'an unknown value',
    changed(manifest, 'level: any', 'level: expert'),
    'lift/manifest.yaml:4: `level` has an unknown value; write one of junior, intermediate, senior, any',
  ],
  [
    'a value of the wrong kind',
    changed(manifest, 'minutes: 7', 'minutes: seven'),
    'lift/manifest.yaml:5: `minutes` is of the wrong kind; write a number',
  ],
  [
    'a number out of range',
    changed(manifest, 'minutes: 3', 'minutes: 90'),
    'lift/manifest.yaml:7: `ladder.0.minutes` is too large; give it at most 60',
  ],
  [
    'an id that is no slug',
    changed(manifest, 'rung: needs', 'rung: Needs It'),
    'lift/manifest.yaml:7: `ladder.0.rung` is not well formed; use lower-case letters, digits and single hyphens',
  ],
  [
    'an id that is not its folder’s name',
    changed(manifest, 'id: lift', 'id: elevator'),
    'lift/manifest.yaml:1: `id` is elevator, but the folder is called lift; make them the same',
  ],
  [
    'a title that differs between manifest and text',
    changed(english, '# Lift', '# Elevator'),
    'lift/drill-down.en.md:1: the title differs from manifest.yaml’s “Lift”; make them the same',
  ],
  [
    'a key that would change what objects are',
    changed(manifest, 'level: any', 'level: any\n__proto__: { polluted: yes }'),
    'lift/manifest.yaml:5: `__proto__` cannot be a key; remove it',
  ],
  [
    'an anchor',
    changed(manifest, '{ fr: Ascenseur, en: Lift }', '&title { fr: Ascenseur, en: Lift }'),
    'lift/manifest.yaml:2: anchors are not read; remove it',
  ],
  [
    'the same key twice',
    changed(manifest, 'level: any', 'level: any\nlevel: any'),
    'lift/manifest.yaml:5: not readable as YAML: Map keys must be unique; correct the syntax',
  ],
  [
    'a part of a rung that is missing',
    changed(english, '### OK\n\nThe floors.\n', ''),
    'lift/drill-down.en.md:5: “needs”: “OK” is missing; write `### OK` and below it what one hears',
  ],
  [
    'a part of a rung that is empty',
    changed(french, '### Fort\n\nLes gens.\n', '### Fort\n'),
    'lift/drill-down.fr.md:17: “Fort”: “Fort” is missing; write `### Fort` and below it what one hears',
  ],
  [
    'an unknown part of a rung',
    changed(english, '### Weak\n\nNothing', '### Week\n\nNothing'),
    'lift/drill-down.en.md:9: unknown part “Week”; use “Weak”, “OK”, “Strong”, “Hints”, “Traps”',
  ],
  [
    'more than three hints',
    changed(english, '2. For how long?', '2. a\n3. b\n4. c'),
    'lift/drill-down.en.md:21: “Hints” has 4 entries, 3 are the most; remove some',
  ],
  [
    'hints that are no numbered list',
    changed(english, '1. Who waits?\n2. For how long?', '- Who waits?\n- For how long?'),
    'lift/drill-down.en.md:21: “Hints” must be one list without empty entries and nothing else; write `1. …`, `2. …`',
  ],
  [
    'a hint in one language only',
    changed(english, '2. For how long?\n', ''),
    'lift/drill-down.en.md:5: `needs` has 2 hints in French, 1 in English; translate each',
  ],
  [
    'a heading at the wrong depth',
    changed(english, '## order', '#### order'),
    'lift/drill-down.en.md:26: “order” stands at the wrong depth; use `## …` below the title and `### …` below that',
  ],
  [
    'a text without a title',
    changed(english, '# Lift\n', ''),
    'lift/drill-down.en.md:1: the title is missing; begin the file with `# Title`',
  ],
  [
    'raw HTML',
    changed(english, 'What do you need', '<b onclick="x()">What</b> do you need'),
    'lift/drill-down.en.md:7: raw HTML is not allowed: <b onclick="x()">; write it in Markdown, or between backquotes to show it',
  ],
  [
    'an image',
    changed(french, 'Un ascenseur, dix', '![plan](https://elsewhere.example/a.png) dix'),
    'lift/drill-down.fr.md:3: images are not allowed; draw it with `board` in manifest.yaml',
  ],
  [
    'a link that is no web address',
    changed(english, 'One lift', '[One](javascript:x) lift'),
    'lift/drill-down.en.md:3: a link must begin with https://: javascript:x; correct or remove it',
  ],
  [
    'a language without starter files',
    changed('double/manifest.yaml', '[javascript]', '[javascript, python]'),
    'double/manifest.yaml:9: no starter files for python; add starter/python/ with its files',
  ],
  [
    'a case that stands twice',
    changed(cases, /$/, codingFiles[cases]?.replace('cases:\n', '') ?? ''),
    'double/cases.yaml:6: the case `two` stands here twice; rename one',
  ],
  [
    'a naive version of an unknown case',
    changed(cases, 'cases:', 'naive: three\ncases:'),
    'double/cases.yaml:1: `naive` names the case `three`, which does not exist; write the id of a case',
  ],
  [
    'a case that would fill the memory',
    changed(cases, '[2]', "[{ repeat: [{ repeat: 'a', times: 1000000 }], times: 1000000000 }]"),
    'double/cases.yaml:2: the case `two` repeats more than can be run; lower a `times`',
  ],
  [
    'a case’s title in one language only',
    changed(cases, 'title: { fr: Deux, en: Two }', 'title: { fr: Deux }'),
    'double/cases.yaml:3: `cases.0.title.en`: the English text is missing; write it under `en:`',
  ],
  [
    'cases that are all hidden',
    changed(cases, /$/, '    hidden: true\n'),
    'double/cases.yaml:1: the candidate would see no case; leave at least one without `hidden: true`',
  ],
  [
    'a naive version without the case that it fails',
    { ...codingFiles, 'double/naive/javascript/double.js': 'function double() {}\n' },
    'double/cases.yaml:1: nothing says which case the naive version fails; write `naive: <id>` at its beginning',
  ],
  [
    'a case for a naive version that is not there',
    changed(cases, 'cases:', 'naive: two\ncases:'),
    'double/cases.yaml:1: there is no naive version in naive/; write the version, or remove the line',
  ],
  [
    'a starter that does not name the function',
    changed('double/starter/javascript/double.js', 'function double', 'function doubled'),
    'double/starter/javascript:1: no file here names `double`; write this function, or correct its spelling',
  ],
  [
    'a statement that does not name the function',
    changed('double/statement.fr.md', '`double(number)`', 'une fonction'),
    'double/statement.fr.md:1: the statement does not name `double`; say what is to be written',
  ],
  [
    'an adapter without `runCase`',
    { ...codingFiles, 'double/adapter/javascript/run.js': 'function run() {}\n' },
    'double/adapter/javascript:1: no file here names `runCase`; write this function, or correct its spelling',
  ],
  [
    'a solution that no adapter can run',
    {
      ...changed('double/manifest.yaml', '[javascript]', '[javascript, python]'),
      'double/starter/python/double.py': 'def double(number):\n    return number\n',
      'double/solution/python/double.py': 'def double(number):\n    return 2 * number\n',
      'double/adapter/javascript/run-case.js': 'function runCase(number) {}\n',
    },
    'double/solution/python:1: other languages have an adapter, python has none; add adapter/python/, or remove the folder',
  ],
  [
    'a type that is none',
    changed('double/manifest.yaml', /$/, '  parameters: [number]\n  returns: int\n'),
    'double/manifest.yaml:10: `coding.parameters.0` does not fit: not a type such as int, string[] or { x: int, y: int }; see exercises/README.md',
  ],
  [
    'parameters without what is returned',
    changed('double/manifest.yaml', /$/, '  parameters: [int]\n'),
    'double/manifest.yaml:10: `coding.parameters` stands here without `returns`; add `returns`',
  ],
  [
    'too many arguments for the parameters',
    {
      ...changed('double/manifest.yaml', /$/, '  parameters: [int]\n  returns: int\n'),
      ...only(cases, '[2]', '[2, 2]'),
    },
    'double/cases.yaml:4: the case `two`: 2 arguments for 1 `parameters`; correct it, or the types in manifest.yaml',
  ],
  [
    'an argument of another type than its parameter',
    {
      ...changed('double/manifest.yaml', /$/, '  parameters: [int]\n  returns: int\n'),
      ...only(cases, '[2]', "['2']"),
    },
    'double/cases.yaml:4: the case `two`: argument 1 is no int; correct it, or the types in manifest.yaml',
  ],
  [
    'a value of another type than what is returned',
    changed('double/manifest.yaml', /$/, '  parameters: [int]\n  returns: string[]\n'),
    'double/cases.yaml:5: the case `two`: the value is no string[]; correct it, or the types in manifest.yaml',
  ],
  [
    'a stage that stands twice',
    changed('plans/talk.yaml', /$/, '  - id: talk\n    title: { fr: Fin, en: End }\n'),
    'plans/talk.yaml:8: `talk` stands here twice; rename one of them',
  ],
  [
    'an order that names nothing',
    { ...codingFiles, 'order.yaml': 'plans:\n  - talk\n  - tlak\n' },
    'order.yaml:3: `tlak` is not among the plans; correct its spelling or remove it',
  ],
  [
    'a misspelt file',
    { ...codingFiles, 'lift/drill-down.de.md': '# Aufzug\n' },
    'lift/drill-down.de.md:1: nothing of this name belongs to such an exercise; remove or rename it; known: manifest.yaml, README.md, drill-down.fr.md, drill-down.en.md',
  ],
  [
    'an unknown programming language',
    { ...codingFiles, 'double/solution/cobol/double.cob': 'x' },
    'double/solution/cobol:1: unknown programming language `cobol`; rename it to one of typescript, javascript, python, ruby, php, lua, c, cpp, go, java, rust, csharp, kotlin, swift, bash, sql, postgresql, scheme, perl, plain',
  ],
  [
    'a file that is too large',
    { ...codingFiles, [english]: `${codingFiles[english]}\n${'long '.repeat(30_000)}` },
    'lift/drill-down.en.md:1: the file is larger than 128 KB; shorten it, or split the exercise',
  ],
]
