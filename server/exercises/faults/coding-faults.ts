/** What can be wrong with a coding task. */
import type { Localised } from '#shared/language.ts'
import { colon, fault } from './fault.ts'
import type { Fault } from './fault.ts'

export const statementMissing = fault(
  ['the statement is missing', 'write this file'],
  ['l’énoncé manque', 'écrivez ce fichier'],
)
export const casesMissing = fault(
  ['the cases are missing', 'write this file'],
  ['les tests manquent', 'écrivez ce fichier'],
)
export const allHidden = fault(
  ['the candidate would see no case', 'leave at least one without `hidden: true`'],
  ['le candidat ne verrait aucun test', 'laissez-en au moins un sans `hidden: true`'],
)
export const adapterOfSeveralFiles = fault(
  ['an adapter is one file', 'join the files'],
  ['un adaptateur tient en un fichier', 'réunissez les fichiers'],
)
export const naiveCaseUnsaid = fault(
  ['nothing says which case the naive version fails', 'write `naive: <id>` at its beginning'],
  [
    'rien ne dit à quel test la version naïve échoue',
    'écrivez `naive: <id>` au début de ce fichier',
  ],
)
export const naiveVersionMissing = fault(
  ['there is no naive version in naive/', 'write the version, or remove the line'],
  ['il n’y a pas de version naïve dans naive/', 'écrivez-la, ou supprimez la ligne'],
)
export const outsideLanguage = fault(
  ['a file outside a language’s folder', 'move it into one'],
  ['un fichier hors du dossier d’un langage', 'déplacez-le dans l’un d’eux'],
)
export const folderAmongSources = fault(
  ['a folder among source files', 'keep the files flat'],
  ['un dossier parmi les fichiers source', 'gardez les fichiers au même niveau'],
)
export const sourceTooLong = fault(
  ['the file or its name is too long', 'shorten it'],
  ['le fichier ou son nom est trop long', 'raccourcissez-le'],
)

export const noStarter = (language: string): Fault =>
  fault(
    [`no starter files for ${language}`, `add starter/${language}/ with its files`],
    [
      `pas de fichiers de départ pour ${language}`,
      `ajoutez starter/${language}/ avec ses fichiers`,
    ],
  )

export const languageNotListed = (language: string): Fault =>
  fault(
    [
      `${language} is not among \`coding.languages\` of manifest.yaml`,
      'add it there, or remove the folder',
    ],
    [
      `${language} n’est pas dans \`coding.languages\` de manifest.yaml`,
      'ajoutez-le là-bas, ou supprimez le dossier',
    ],
  )

export const noAdapter = (language: string): Fault =>
  fault(
    [
      `other languages have an adapter, ${language} has none`,
      `add adapter/${language}/, or remove the folder`,
    ],
    [
      `d’autres langages ont un adaptateur, ${language} n’en a pas`,
      `ajoutez adapter/${language}/, ou supprimez le dossier`,
    ],
  )

export const statementWithoutName = (entry: string): Fault =>
  fault(
    [`the statement does not name \`${entry}\``, 'say what is to be written'],
    [`l’énoncé ne nomme pas \`${entry}\``, 'dites ce qu’il faut écrire'],
  )

export const sourceWithoutName = (name: string): Fault =>
  fault(
    [`no file here names \`${name}\``, 'write this function, or correct its spelling'],
    [`aucun fichier ici ne nomme \`${name}\``, 'écrivez cette fonction, ou corrigez son nom'],
  )

export const typesByHalf = (there: string, missing: string): Fault =>
  fault(
    [`\`coding.${there}\` stands here without \`${missing}\``, `add \`${missing}\``],
    [`\`coding.${there}\` est ici sans \`${missing}\``, `ajoutez \`${missing}\``],
  )

export function caseMisfits(id: string, words: Localised): Fault {
  return fault(
    [`the case \`${id}\`: ${words.en}`, 'correct it, or the types in manifest.yaml'],
    [
      `le test \`${id}\`${colon} ${words.fr}`,
      'corrigez-le, ou corrigez les types dans manifest.yaml',
    ],
  )
}
export const argumentCount = (given: number, wanted: number): Localised => ({
  en: `${given} arguments for ${wanted} \`parameters\``,
  fr: `${given} arguments pour ${wanted} \`parameters\``,
})
export const argumentIsNo = (place: number, type: string): Localised => ({
  en: `argument ${place} is no ${type}`,
  fr: `l’argument ${place} n’est pas du type ${type}`,
})
export const valueIsNo = (type: string): Localised => ({
  en: `the value is no ${type}`,
  fr: `la valeur n’est pas du type ${type}`,
})

export const startersTooLarge = (kilobytes: number, most: number): Fault =>
  fault(
    [`the starter files hold ${kilobytes} KB in all`, `keep them to ${most} KB`],
    [`les fichiers de départ font ${kilobytes} Ko en tout`, `restez sous ${most} Ko`],
  )

export const caseTwice = (id: string): Fault =>
  fault(
    [`the case \`${id}\` stands here twice`, 'rename one'],
    [`le test \`${id}\` est ici deux fois`, 'renommez-en un'],
  )

export const caseTooLong = (id: string): Fault =>
  fault(
    [`the case \`${id}\` repeats more than can be run`, 'lower a `times`'],
    [`le test \`${id}\` répète plus qu’on ne peut exécuter`, 'diminuez un `times`'],
  )

export const naiveCaseUnknown = (id: string): Fault =>
  fault(
    [`\`naive\` names the case \`${id}\`, which does not exist`, 'write the id of a case'],
    [`\`naive\` nomme le test \`${id}\`, qui n’existe pas`, 'écrivez l’id d’un test'],
  )

export const unknownLanguage = (name: string, known: readonly string[]): Fault =>
  fault(
    [`unknown programming language \`${name}\``, `rename it to one of ${known.join(', ')}`],
    [
      `langage de programmation inconnu \`${name}\``,
      `renommez-le en l’un de ceux-ci${colon} ${known.join(', ')}`,
    ],
  )

export const sourceCount = (count: number, most: number): Fault =>
  fault(
    [`${count} source files`, `keep between 1 and ${most}`],
    [`${count} fichiers source`, `gardez-en de 1 à ${most}`],
  )

/** What shows only when an exercise's own programs are run. `cases` are ids. */
export const solutionFails = (cases: readonly string[]): Fault =>
  fault(
    [`the solution fails: ${cases.join(', ')}`, 'correct it, or these cases'],
    [`la solution échoue${colon} ${cases.join(', ')}`, 'corrigez-la, ou corrigez ces tests'],
  )
export const starterPasses = fault(
  ['the starter passes every case: it leaves nothing to do', 'take out what is to be written'],
  ['le départ passe tous les tests : il ne laisse rien à faire', 'retirez ce qu’il faut écrire'],
)
export const naivePasses = (expected: string | undefined): Fault =>
  fault(
    [
      'the naive version passes every case',
      expected === undefined ? 'add a case that it fails' : `it is there to fail \`${expected}\``,
    ],
    [
      'la version naïve passe tous les tests',
      expected === undefined
        ? 'ajoutez un test auquel elle échoue'
        : `elle est là pour échouer à \`${expected}\``,
    ],
  )
export const naiveFailsOthers = (cases: readonly string[], expected: string): Fault =>
  fault(
    [
      `the naive version fails: ${cases.join(', ')}`,
      `it should fail \`${expected}\` and nothing else`,
    ],
    [
      `la version naïve échoue${colon} ${cases.join(', ')}`,
      `elle doit échouer à \`${expected}\`, et à rien d’autre`,
    ],
  )
export const programCannotRun = (complaint: string): Fault =>
  fault(
    [`the program cannot be run: ${complaint}`, 'correct it'],
    [`le programme ne peut pas être exécuté${colon} ${complaint}`, 'corrigez-le'],
  )
