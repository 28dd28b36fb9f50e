import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface WrittenLibrary {
  readonly folder: string
  path(name: string): string
  write(name: string, text: string): Promise<void>
  remove(): Promise<void>
}

/** A library on disk, from file names to texts. */
export async function writeLibrary(files: Record<string, string>): Promise<WrittenLibrary> {
  const folder = await mkdtemp(join(tmpdir(), 'pairboard-library-'))
  const library: WrittenLibrary = {
    folder,
    path: (name) => join(folder, name),
    async write(name, text) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), text)
    },
    remove: () => rm(folder, { recursive: true }),
  }
  for (const [name, text] of Object.entries(files)) await library.write(name, text)
  return library
}

/** The smallest library in which nothing is wrong: one rubric, one plan, one exercise with two rungs. */
export const goodFiles: Record<string, string> = {
  'rubrics/short.yaml': `id: short
title: { fr: Courte, en: Short }
summary: { fr: Un critère, en: One criterion }
criteria:
  - id: framing
    title: { fr: Cadrage, en: Framing }
    skill: hard
    weight: 1
    levels:
      - { fr: un, en: one }
      - { fr: deux, en: two }
      - { fr: trois, en: three }
      - { fr: quatre, en: four }
`,
  'plans/talk.yaml': `id: talk
title: { fr: Conversation, en: Talk }
summary: { fr: Parler, en: To talk }
stages:
  - id: talk
    title: { fr: Conversation, en: Talk }
    minutes: 30
`,
  'lift/manifest.yaml': `id: lift
title: { fr: Ascenseur, en: Lift }
summary: { fr: Commander un ascenseur, en: To control a lift }
level: any
minutes: 7
ladder:
  - { rung: needs, minutes: 3, criteria: [framing] }
  - { rung: order, minutes: 4, criteria: [framing] }
`,
  'lift/drill-down.en.md': `# Lift

One lift, ten floors.

## needs

What do you need to know?

### Weak

Nothing.

### OK

The floors.

### Strong

The people.

### Hints

1. Who waits?
2. For how long?

## order

Where does it
go first?

### Weak

Up.

### OK

To the first caller.

### Strong

It depends: says on what.

## Traps

- Two lifts.
`,
  'lift/drill-down.fr.md': `# Ascenseur

Un ascenseur, dix étages.

## needs

Que vous faut-il savoir ?

### Faible

Rien.

### Correct

Les étages.

### Fort

Les gens.

### Indices

1. Qui attend ?
2. Combien de temps ?

## order

Où va-t-il d’abord ?

### Faible

En haut.

### Correct

Chez le premier qui appelle.

### Fort

Cela dépend : dit de quoi.

## Pièges

- Deux ascenseurs.
`,
}

/** The same with a coding task. */
export const codingFiles: Record<string, string> = {
  ...goodFiles,
  'double/manifest.yaml': `id: double
title: { fr: Doubler, en: Double }
summary: { fr: Doubler un nombre, en: To double a number }
level: junior
minutes: 5
coding:
  entry: double
  timeoutMs: 1000
  languages: [javascript]
`,
  'double/statement.fr.md': '# Doubler\n\nÉcrivez `double(number)`.\n',
  'double/statement.en.md': '# Double\n\nWrite `double(number)`.\n',
  'double/starter/javascript/double.js': 'function double(number) {\n  return number\n}\n',
  'double/cases.yaml': `cases:
  - id: two
    title: { fr: Deux, en: Two }
    arguments: [2]
    expect: { value: 4 }
`,
}
