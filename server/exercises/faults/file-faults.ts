/** What can be wrong with files and folders, whatever stands in them. */
import { colon, fault } from './fault.ts'
import type { Fault } from './fault.ts'

export const manifestMissing = fault(
  ['the manifest is missing', 'write this file, see exercises/README.md'],
  ['le manifeste manque', 'écrivez ce fichier, voir exercises/README.md'],
)
export const neitherPart = fault(
  ['the exercise has neither questions nor a coding task', 'add `ladder` or `coding`'],
  ['l’exercice n’a ni questions ni programmation', 'ajoutez `ladder` ou `coding`'],
)
export const linkOrDevice = fault(
  ['this is a link or a device', 'put a real file in its place'],
  ['c’est un lien ou un périphérique', 'mettez un vrai fichier à sa place'],
)
export const link = fault(
  ['this is a link', 'put a real file in its place'],
  ['c’est un lien', 'mettez un vrai fichier à sa place'],
)
export const notUtf8 = fault(
  ['the file is not UTF-8 text', 'save it as UTF-8'],
  ['le fichier n’est pas du texte en UTF-8', 'enregistrez-le en UTF-8'],
)
export const folderMissing = fault(
  ['there is no such folder', 'correct the path'],
  ['ce dossier n’existe pas', 'corrigez le chemin'],
)
export const mainFileMissing = fault(
  ['the file is missing', 'write it'],
  ['le fichier manque', 'écrivez-le'],
)
export const onlyYamlHere = fault(
  ['only `<id>.yaml` files belong here', 'rename or remove it'],
  ['seuls des fichiers `<id>.yaml` ont leur place ici', 'renommez-le ou supprimez-le'],
)

export const unreadable = (error: unknown): Fault =>
  fault(
    [`the library cannot be read: ${String(error)}`, 'try again'],
    [`la bibliothèque ne peut pas être lue${colon} ${String(error)}`, 'réessayez'],
  )

export const idIsNotName = (id: string, name: string, kind: 'folder' | 'file'): Fault =>
  fault(
    [`\`id\` is ${id}, but the ${kind} is called ${name}`, 'make them the same'],
    [
      `\`id\` vaut ${id}, mais le ${kind === 'folder' ? 'dossier' : 'fichier'} s’appelle ${name}`,
      'donnez-leur le même nom',
    ],
  )

export const nameUnknown = (known: readonly string[]): Fault =>
  fault(
    [
      'nothing of this name belongs to such an exercise',
      `remove or rename it; known: ${known.join(', ')}`,
    ],
    [
      'rien de ce nom n’appartient à un tel exercice',
      `supprimez-le ou renommez-le\u202f; noms connus${colon} ${known.join(', ')}`,
    ],
  )

export const nothingElse = (main: string): Fault =>
  fault(
    [`nothing but ${main} belongs here`, 'remove it'],
    [`rien d’autre que ${main} n’a sa place ici`, 'supprimez-le'],
  )

export const nameNotReadHere = (orderFile: string): Fault =>
  fault(
    ['nothing of this name is read here', `move it, or rename it to ${orderFile}`],
    ['rien de ce nom n’est lu ici', `déplacez-le, ou renommez-le en ${orderFile}`],
  )

export const tooManyEntries = (count: number, most: number): Fault =>
  fault(
    [`the folder holds ${count} entries`, `keep it to ${most}`],
    [`le dossier contient ${count} éléments`, `restez sous ${most}`],
  )

export const fileTooLarge = (kilobytes: number): Fault =>
  fault(
    [`the file is larger than ${kilobytes} KB`, 'shorten it, or split the exercise'],
    [`le fichier dépasse ${kilobytes} Ko`, 'raccourcissez-le, ou partagez l’exercice en deux'],
  )

export const standsTwice = (id: string): Fault =>
  fault(
    [`\`${id}\` stands here twice`, 'rename one of them'],
    [`\`${id}\` est ici deux fois`, 'renommez l’un des deux'],
  )

export const existsAlready = (id: string, first: string): Fault =>
  fault(
    [`\`${id}\` exists already in ${first}`, 'give it another id'],
    [`\`${id}\` existe déjà dans ${first}`, 'donnez-lui un autre id'],
  )

const kindNames = { plans: 'plans', rubrics: 'grilles', exercises: 'exercices' } as const

export const notAmong = (id: string, kind: keyof typeof kindNames): Fault =>
  fault(
    [`\`${id}\` is not among the ${kind}`, 'correct its spelling or remove it'],
    [`\`${id}\` n’est pas parmi les ${kindNames[kind]}`, 'corrigez son nom ou supprimez-le'],
  )
