/** What a new entry begins with: small, whole, and nothing wrong with it, so that its author changes rather than fills in. */
import { mainFileOf } from './library-entry.ts'
import type { EntryFile, EntryKind } from './library-entry.ts'

export const templateNames = ['drill-down', 'coding', 'plan', 'rubric'] as const
export type TemplateName = (typeof templateNames)[number]

export const templateKinds = {
  'drill-down': 'exercises',
  coding: 'exercises',
  plan: 'plans',
  rubric: 'rubrics',
} as const satisfies Record<TemplateName, EntryKind>

export function entryFromTemplate(template: TemplateName, id: string): EntryFile[] {
  const main = mainFileOf(templateKinds[template], id)
  return Object.entries(templates[template]).map(([path, text]) => ({
    path: path === 'main' ? main : path,
    text: text.replace('$id', id),
  }))
}

const drillDown = {
  main: `id: $id
title: { fr: Nouvelles questions, en: New drill-down }
summary: { fr: Une phrase qui dit le sujet., en: One sentence that says what it is about. }
level: any
minutes: 8
ladder:
  - { rung: needs, minutes: 3, criteria: [framing, communication] }
  - { rung: first-step, minutes: 5, criteria: [correctness, trade-offs] }
`,
  'drill-down.en.md': `# New drill-down

What this is about, in two sentences that you could say aloud.

## needs

What do you need to know before you begin?

### Weak

Begins at once.

### OK

Asks what goes in and what comes out.

### Strong

Asks who uses it and what annoys them most, and sums up the answers.

### Hints

1. Who will use it?
2. What would make it useless to them?

## first-step

What would you build first?

### Weak

Lists everything at once.

### OK

Names a first step.

### Strong

Names a first step, what it leaves out, and how one sees that it works.

### Hints

1. What could you show tomorrow?

### Traps

- Not the tools: ask what they are for.

## Traps

- Do not explain the answer while asking.
`,
  'drill-down.fr.md': `# Nouvelles questions

De quoi il s’agit, en deux phrases que l’on pourrait dire.

## needs

Que vous faut-il savoir avant de commencer\u202f?

### Faible

Commence tout de suite.

### Correct

Demande ce qui entre et ce qui sort.

### Fort

Demande qui s’en sert et ce qui agace le plus, puis résume les réponses.

### Indices

1. Qui s’en servira\u202f?
2. Qu’est-ce qui le rendrait inutile à cette personne\u202f?

## first-step

Que construiriez-vous d’abord\u202f?

### Faible

Énumère tout à la fois.

### Correct

Nomme une première étape.

### Fort

Nomme une première étape, ce qu’elle laisse de côté, et à quoi l’on voit qu’elle marche.

### Indices

1. Que pourriez-vous montrer demain\u202f?

### Pièges

- Pas les outils\u00a0: demandez à quoi ils servent.

## Pièges

- N’expliquez pas la réponse en posant la question.
`,
}

const statement = {
  en: `# New coding task

Write \`roundUp(amount)\`. It returns the smallest multiple of ten that is not below the amount.
`,
  fr: `# Nouvel exercice de programmation

Écrivez \`roundUp(amount)\`. La fonction renvoie le plus petit multiple de dix qui n’est pas inférieur au montant.
`,
}

const coding = {
  main: `id: $id
title: { fr: Nouvel exercice de programmation, en: New coding task }
summary: { fr: Une phrase qui dit la tâche., en: One sentence that says the task. }
level: junior
minutes: 10
coding:
  entry: roundUp
  timeoutMs: 1000
  languages: [typescript, javascript, python]
`,
  'statement.en.md': statement.en,
  'statement.fr.md': statement.fr,
  'cases.yaml': `cases:
  - id: between
    title: { fr: Entre deux dizaines, en: Between two tens }
    arguments: [42]
    expect: { value: 50 }
  - id: exact
    title: { fr: Déjà une dizaine, en: A ten already }
    arguments: [40]
    expect: { value: 40 }
  - id: below-zero
    title: { fr: Au-dessous de zéro, en: Below zero }
    arguments: [-13]
    expect: { value: -10 }
    hidden: true
`,
  'starter/typescript/round-up.ts': `function roundUp(amount: number): number {
  return amount // Your turn.
}

console.log(roundUp(42))
`,
  'starter/javascript/round-up.js': `function roundUp(amount) {
  return amount // Your turn.
}

console.log(roundUp(42))
`,
  'starter/python/round_up.py': `def round_up(amount):
    return amount  # Your turn.


print(round_up(42))
`,
  'solution/javascript/round-up.js': `function roundUp(amount) {
  return Math.ceil(amount / 10) * 10
}

console.log(roundUp(42))
`,
}

const plan = {
  main: `id: $id
title: { fr: Nouveau plan, en: New plan }
summary: { fr: Pour qui et pour quoi., en: For whom and for what. }
stages:
  - id: welcome
    title: { fr: Accueil, en: Welcome }
    minutes: 5
  - id: drill-down
    title: { fr: Questions, en: Questions }
    minutes: 15
    opens: drill-down
  - id: exercise
    title: { fr: Exercice, en: Exercise }
    minutes: 35
    opens: exercise
  - id: questions
    title: { fr: Vos questions, en: Your questions }
    minutes: 5
`,
}

const rubric = {
  main: `id: $id
title: { fr: Nouvelle grille, en: New rubric }
summary: { fr: Pour quels postes., en: For which positions. }
criteria:
  - id: framing
    title: { fr: Cadrage, en: Framing }
    skill: hard
    weight: 1
    levels:
      - { fr: Commence sans poser de question., en: Starts with no question. }
      - { fr: Pose des questions quand on l’y invite., en: Asks when prompted. }
      - { fr: 'Dit les entrées, les limites et le but.', en: 'States inputs, limits and goal.' }
      - { fr: Trouve une contrainte que personne n’a dite., en: Finds a constraint that nobody has stated. }
  - id: communication
    title: { fr: Communication, en: Communication }
    skill: soft
    weight: 1
    levels:
      - { fr: Reste en silence., en: Stays silent. }
      - { fr: Explique quand on le demande., en: Explains when asked. }
      - { fr: Pense à voix haute aux bons moments., en: Thinks aloud at useful points. }
      - { fr: Vérifie que l’autre a compris., en: Checks that the other has understood. }
`,
}

const templates: Record<TemplateName, Record<string, string>> = {
  'drill-down': drillDown,
  coding,
  plan,
  rubric,
}
