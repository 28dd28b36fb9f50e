/** A schema's finding in the words of somebody who writes an exercise. */
import type { z } from 'zod'

export interface Explanation {
  /** Where to look: the path of the finding, or of the key that should not be there. */
  readonly at: readonly PropertyKey[]
  readonly what: string
  readonly remedy: string
}

const languageNames: Partial<Record<PropertyKey, string>> = { fr: 'French', en: 'English' }

export function explainIssue(issue: z.core.$ZodIssue): Explanation[] {
  const at = issue.path
  const name = at.length === 0 ? 'the file' : `\`${at.map(String).join('.')}\``
  const language = languageNames[at.at(-1) ?? '']
  const empty = issue.code === 'too_small' && issue.origin === 'string'
  if (language && (empty || isMissing(issue))) {
    const remedy = `write it under \`${String(at.at(-1))}:\``
    return [{ at, what: `${name}: the ${language} text is missing`, remedy }]
  }
  if (isMissing(issue)) return [{ at, what: `${name} is missing`, remedy: 'add it' }]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        at: [...at, key],
        what: `unknown key \`${key}\``,
        remedy: 'correct its spelling or remove it',
      }))
    case 'invalid_value':
      return [{ at, what: `${name} has an unknown value`, remedy: `write ${listed(issue.values)}` }]
    case 'too_small':
      return [{ at, what: `${name} is too small`, remedy: `give it at least ${issue.minimum}` }]
    case 'too_big':
      return [{ at, what: `${name} is too large`, remedy: `give it at most ${issue.maximum}` }]
    case 'invalid_type':
      return [
        { at, what: `${name} is of the wrong kind`, remedy: `write ${article(issue.expected)}` },
      ]
    case 'invalid_format':
      return [{ at, what: `${name} is not well formed`, remedy: `use ${issue.message}` }]
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      break
  }
  return [{ at, what: `${name} does not fit: ${issue.message}`, remedy: 'see exercises/README.md' }]
}

const isMissing = (issue: z.core.$ZodIssue) =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined

const listed = (values: readonly unknown[]) =>
  values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`

function article(kind: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    tuple: 'a list',
    object: 'keys and values',
  }
  return words[kind] ?? `a value of the kind ${kind}`
}
