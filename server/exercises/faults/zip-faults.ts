/** Why a zip is not taken. */
import { colon, fault } from './fault.ts'
import type { Fault } from './fault.ts'

export const noZip = fault(
  ['this is no zip file, or it is damaged', 'export the entry again, or zip its folder again'],
  [
    'ce n’est pas un fichier zip, ou il est abîmé',
    'exportez-le ou compressez le dossier à nouveau',
  ],
)
export const encrypted = fault(
  ['the file is encrypted', 'zip it without a password'],
  ['le fichier est chiffré', 'compressez-le sans mot de passe'],
)
export const unknownMethod = fault(
  ['the file is packed in an unusual way', 'zip it as any system does by itself'],
  ['le fichier est compressé d’une façon inhabituelle', 'faites un zip ordinaire'],
)
export const damaged = fault(
  ['the file is damaged', 'zip the folder again'],
  ['le fichier est abîmé', 'compressez le dossier à nouveau'],
)
export const specialFile = fault(
  ['this is a link or a device', 'put a real file in its place'],
  ['c’est un lien ou un périphérique', 'mettez un vrai fichier à sa place'],
)
export const pathTwice = fault(
  ['the zip holds two files of this name', 'keep one of them'],
  ['le zip contient deux fichiers de ce nom', 'gardez-en un'],
)
export const badPath = fault(
  [
    'this name leads out of the folder, is hidden, too deep or too long, or has unusual characters',
    'rename it to letters, digits, hyphens and dots',
  ],
  [
    'ce nom mène hors du dossier, est caché, trop profond ou trop long, ou a des signes inhabituels',
    'renommez-le avec des lettres, des chiffres, des tirets et des points',
  ],
)
export const inflatesTooMuch = fault(
  ['much more comes out of this file than a text can hold', 'remove it'],
  ['il sort de ce fichier bien plus qu’un texte ne peut contenir', 'supprimez-le'],
)
export const noEntry = fault(
  [
    'the zip holds no exercise, plan or rubric',
    'zip the folder that holds manifest.yaml, or plans/ or rubrics/ with one file',
  ],
  [
    'le zip ne contient ni exercice, ni plan, ni grille',
    'compressez le dossier qui contient manifest.yaml, ou plans/ ou rubrics/ avec un fichier',
  ],
)
export const badId = fault(
  ['the folder’s name is no id', 'use lower-case letters, digits and single hyphens'],
  [
    'le nom du dossier n’est pas un id',
    'employez des minuscules sans accent, des chiffres et des traits d’union isolés',
  ],
)

export const severalEntries = (names: readonly string[]): Fault =>
  fault(
    [`the zip holds more than one entry: ${names.join(', ')}`, 'import one at a time'],
    [`le zip contient plus d’une entrée${colon} ${names.join(', ')}`, 'importez-en une à la fois'],
  )

export const tooManyFiles = (most: number): Fault =>
  fault(
    [`the zip holds more than ${most} files`, 'remove what does not belong to the entry'],
    [`le zip contient plus de ${most} fichiers`, 'retirez ce qui ne lui appartient pas'],
  )

export const tooLargeInAll = (kilobytes: number): Fault =>
  fault(
    [`the files hold more than ${kilobytes} KB in all`, 'shorten or remove some'],
    [`les fichiers font plus de ${kilobytes} Ko en tout`, 'raccourcissez-en ou retirez-en'],
  )
