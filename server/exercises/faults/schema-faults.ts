/** A schema's finding in the words of somebody who writes an exercise. */
import type { z } from 'zod'
import type { Localised } from '#shared/language.ts'
import { colon, fault } from './fault.ts'
import type { Fault } from './fault.ts'

export interface Explanation {
  /** Where to look: the path of the finding, or of the key that should not be there. */
  readonly at: readonly PropertyKey[]
  readonly fault: Fault
}

const languageNames: Partial<Record<PropertyKey, Localised>> = {
  fr: { en: 'French', fr: 'en français' },
  en: { en: 'English', fr: 'en anglais' },
}

export function explainIssue(issue: z.core.$ZodIssue): Explanation[] {
  const at = issue.path
  const key = String(at.at(-1))
  const quoted = `\`${at.map(String).join('.')}\``
  const name = at.length === 0 ? { en: 'the file', fr: 'le fichier' } : { en: quoted, fr: quoted }
  const language = languageNames[at.at(-1) ?? '']
  const empty = issue.code === 'too_small' && issue.origin === 'string'
  if (language && (empty || isMissing(issue))) {
    const missing = fault(
      [`${name.en}: the ${language.en} text is missing`, `write it under \`${key}:\``],
      [`${name.fr}${colon} le texte ${language.fr} manque`, `écrivez-le sous \`${key}:\``],
    )
    return [{ at, fault: missing }]
  }
  if (isMissing(issue)) {
    const words = [`${name.en} is missing`, 'add it'] as const
    return [{ at, fault: fault(words, [`${name.fr} manque`, 'ajoutez-le']) }]
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((unknown) => ({ at: [...at, unknown], fault: unknownKey(unknown) }))
  }
  return [{ at, fault: misfit(issue, name) }]
}

const unknownKey = (key: string): Fault =>
  fault(
    [`unknown key \`${key}\``, 'correct its spelling or remove it'],
    [`clé inconnue \`${key}\``, 'corrigez son nom ou supprimez-la'],
  )

function misfit(issue: z.core.$ZodIssue, name: Localised): Fault {
  switch (issue.code) {
    case 'invalid_value':
      return fault(
        [`${name.en} has an unknown value`, `write ${oneOf(issue.values, 'one of ')}`],
        [
          `${name.fr} a une valeur inconnue`,
          `écrivez ${oneOf(issue.values, 'l’un de ces mots : ')}`,
        ],
      )
    case 'too_small':
      return fault(
        [`${name.en} is too small`, `give it at least ${issue.minimum}`],
        [`${name.fr} est trop petit`, `donnez-lui au moins ${issue.minimum}`],
      )
    case 'too_big':
      return fault(
        [`${name.en} is too large`, `give it at most ${issue.maximum}`],
        [`${name.fr} est trop grand`, `donnez-lui au plus ${issue.maximum}`],
      )
    case 'invalid_type': {
      const kind = kindOf(issue.expected)
      return fault(
        [`${name.en} is of the wrong kind`, `write ${kind.en}`],
        [`${name.fr} n’est pas du bon genre`, `écrivez ${kind.fr}`],
      )
    }
    case 'invalid_format':
      return fault(
        [`${name.en} is not well formed`, `use ${issue.message}`],
        [`${name.fr} est mal formé`, `employez ${inFrench(issue.message)}`],
      )
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      break
  }
  return fault(
    [`${name.en} does not fit: ${issue.message}`, 'see exercises/README.md'],
    [`${name.fr} ne convient pas${colon} ${inFrench(issue.message)}`, 'voir exercises/README.md'],
  )
}

const isMissing = (issue: z.core.$ZodIssue) =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined

const oneOf = (values: readonly unknown[], several: string) =>
  values.length === 1 ? String(values[0]) : `${several}${values.map(String).join(', ')}`

const kinds: Record<string, Localised> = {
  string: { en: 'a text', fr: 'un texte' },
  number: { en: 'a number', fr: 'un nombre' },
  int: { en: 'a whole number', fr: 'un nombre entier' },
  boolean: { en: 'true or false', fr: 'true ou false' },
  array: { en: 'a list', fr: 'une liste' },
  tuple: { en: 'a list', fr: 'une liste' },
  object: { en: 'keys and values', fr: 'des clés et leurs valeurs' },
}

const kindOf = (kind: string): Localised =>
  kinds[kind] ?? { en: `a value of the kind ${kind}`, fr: `une valeur du genre ${kind}` }

/** What our own schemas say of a shape that they ask for. */
const schemaWords: Record<string, string> = {
  'lower-case letters, digits and single hyphens':
    'des minuscules sans accent, des chiffres et des traits d’union isolés',
  'a function’s name': 'un nom de fonction',
  'not a type such as int, string[] or { x: int, y: int }':
    'ce n’est pas un type tel que int, string[] ou { x: int, y: int }',
  'Invalid input': 'valeur inattendue',
}
const inFrench = (message: string) => schemaWords[message] ?? message
