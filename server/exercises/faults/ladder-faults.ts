/** What can be wrong with a drill-down. */
import type { Language, Localised } from '#shared/language.ts'
import { colon, fault } from './fault.ts'
import type { Fault } from './fault.ts'

const translateEach = { en: 'translate each', fr: 'traduisez chacun' }
const languageName: Record<Language, Localised> = {
  fr: { en: 'French', fr: 'en français' },
  en: { en: 'English', fr: 'en anglais' },
}
const partNames = {
  hints: { en: 'hints', fr: 'indices' },
  traps: { en: 'traps', fr: 'pièges' },
} as const

export const drillDownMissing = fault(
  ['the drill-down is missing', 'write this file'],
  ['les questions manquent', 'écrivez ce fichier'],
)

export const titleDiffers = (title: string): Fault =>
  fault(
    [`the title differs from manifest.yaml’s “${title}”`, 'make them the same'],
    [`le titre n’est pas celui de manifest.yaml, «\u00a0${title}\u00a0»`, 'donnez-leur le même'],
  )

export const minutesDoNotAddUp = (minutes: number, sum: number): Fault =>
  fault(
    [`\`minutes\` is ${minutes}, but the rungs add up to ${sum}`, `write ${sum}, or change a rung`],
    [
      `\`minutes\` vaut ${minutes}, mais la somme des questions fait ${sum}`,
      `écrivez ${sum}, ou changez une question`,
    ],
  )

export const closingTrapsDiffer = (fr: number, en: number): Fault =>
  fault(
    [`${fr} closing traps in French, ${en} in English`, translateEach.en],
    [`${fr} pièges de fin en français, ${en} en anglais`, translateEach.fr],
  )

export const partsDiffer = (rung: string, part: 'hints' | 'traps', fr: number, en: number): Fault =>
  fault(
    [`\`${rung}\` has ${fr} ${partNames[part].en} in French, ${en} in English`, translateEach.en],
    [`\`${rung}\` a ${fr} ${partNames[part].fr} en français, ${en} en anglais`, translateEach.fr],
  )

export const rungWithoutText = (rung: string, language: Language): Fault =>
  fault(
    [
      `the rung \`${rung}\` has no ${languageName[language].en} text`,
      `write \`## ${rung}\` and its parts`,
    ],
    [
      `la question \`${rung}\` n’a pas de texte ${languageName[language].fr}`,
      `écrivez \`## ${rung}\` et ses parties`,
    ],
  )

export const rungNotInLadder = (rung: string): Fault =>
  fault(
    [
      `the rung \`${rung}\` is not in the ladder of manifest.yaml`,
      'add it there, or correct the heading',
    ],
    [
      `la question \`${rung}\` n’est pas dans \`ladder\` de manifest.yaml`,
      'ajoutez-la là-bas, ou corrigez ce titre',
    ],
  )

export const rungOutOfOrder = (rung: string): Fault =>
  fault(
    [`the rung \`${rung}\` stands in another order than in manifest.yaml`, 'move it'],
    [`la question \`${rung}\` n’est pas à la même place que dans manifest.yaml`, 'déplacez-la'],
  )

export const rungTwice = (rung: string): Fault =>
  fault(
    [`the rung \`${rung}\` stands here twice`, 'remove or rename one of them'],
    [`la question \`${rung}\` est ici deux fois`, 'supprimez ou renommez l’une des deux'],
  )

export const criterionUnknown = (criterion: string, known: readonly string[]): Fault =>
  fault(
    [`the criterion \`${criterion}\` is in no rubric`, `use one of ${known.join(', ')}`],
    [
      `le critère \`${criterion}\` n’est dans aucune grille`,
      `prenez-en un parmi${colon} ${known.join(', ')}`,
    ],
  )

/** The parts of a rung's text that must be there. */
export type ProsePart =
  | { readonly kind: 'opening' }
  | { readonly kind: 'prompt' }
  | { readonly kind: 'evidence'; readonly name: string }

export function partMissing(where: string, part: ProsePart): Fault {
  const { what, remedy } = proseWords(part)
  return fault(
    [`“${where}”: ${what.en} is missing`, remedy.en],
    [`«\u00a0${where}\u00a0»${colon} ${what.fr}`, remedy.fr],
  )
}

function proseWords(part: ProsePart): { what: Localised; remedy: Localised } {
  switch (part.kind) {
    case 'opening':
      return {
        what: { en: 'the opening', fr: 'l’introduction manque' },
        remedy: {
          en: 'write below the title what this is about',
          fr: 'écrivez sous le titre de quoi il s’agit',
        },
      }
    case 'prompt':
      return {
        what: { en: 'the prompt', fr: 'la question manque' },
        remedy: {
          en: 'write below the heading what the candidate reads',
          fr: 'écrivez sous le titre ce que lit le candidat',
        },
      }
    case 'evidence':
      break
  }
  return {
    what: { en: `“${part.name}”`, fr: `«\u00a0${part.name}\u00a0» manque` },
    remedy: {
      en: `write \`### ${part.name}\` and below it what one hears`,
      fr: `écrivez \`### ${part.name}\` et au-dessous ce qu’on entend`,
    },
  }
}

export const listTooLong = (heading: string, count: number, most: number): Fault =>
  fault(
    [`“${heading}” has ${count} entries, ${most} are the most`, 'remove some'],
    [`«\u00a0${heading}\u00a0» compte ${count} entrées, ${most} au plus`, 'retirez-en'],
  )

export const listMalformed = (heading: string, kind: 'ordered' | 'bullets'): Fault =>
  fault(
    [
      `“${heading}” must be one list without empty entries and nothing else`,
      kind === 'ordered' ? 'write `1. …`, `2. …`' : 'write each as `- …`',
    ],
    [
      `«\u00a0${heading}\u00a0» doit être une seule liste, sans entrée vide et rien d’autre`,
      kind === 'ordered' ? 'écrivez `1. …`, `2. …`' : 'écrivez chaque entrée ainsi\u00a0: `- …`',
    ],
  )

export const unknownPart = (heading: string, known: readonly string[]): Fault =>
  fault(
    [`unknown part “${heading}”`, `use ${known.map((name) => `“${name}”`).join(', ')}`],
    [
      `partie inconnue «\u00a0${heading}\u00a0»`,
      `employez ${known.map((name) => `«\u00a0${name}\u00a0»`).join(', ')}`,
    ],
  )

export const partTwice = (heading: string, rung: string): Fault =>
  fault(
    [`“${heading}” stands twice in \`${rung}\``, 'join the two'],
    [`«\u00a0${heading}\u00a0» est deux fois dans \`${rung}\``, 'réunissez les deux'],
  )
