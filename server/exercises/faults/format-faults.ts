/** What can be wrong with Markdown and YAML, whatever they say. */
import { colon, fault } from './fault.ts'
import type { Fault } from './fault.ts'

export const textAboveTitle = fault(
  ['text above the title', 'begin the file with `# Title`'],
  ['du texte au-dessus du titre', 'commencez le fichier par `# Titre`'],
)
export const titleMissing = fault(
  ['the title is missing', 'begin the file with `# Title`'],
  ['le titre manque', 'commencez le fichier par `# Titre`'],
)
export const image = fault(
  ['images are not allowed', 'draw it with `board` in manifest.yaml'],
  ['les images ne sont pas admises', 'dessinez-la avec `board` dans manifest.yaml'],
)
export const alias = fault(
  ['aliases are not read', 'write the value out'],
  ['les alias ne sont pas lus', 'écrivez la valeur en toutes lettres'],
)
export const anchor = fault(
  ['anchors are not read', 'remove it'],
  ['les ancres ne sont pas lues', 'supprimez-la'],
)
export const keyIsNoWord = fault(
  ['a key is not a plain word', 'write a word'],
  ['une clé n’est pas un simple mot', 'écrivez un mot'],
)

export const wrongDepth = (heading: string, depth: number): Fault =>
  fault(
    [
      `“${heading}” stands at the wrong depth`,
      depth === 1
        ? 'keep one `# Title` and write the others as `## …`'
        : 'use `## …` below the title and `### …` below that',
    ],
    [
      `«\u00a0${heading}\u00a0» est au mauvais niveau`,
      depth === 1
        ? 'gardez un seul `# Titre` et écrivez les autres `## …`'
        : 'employez `## …` sous le titre, et `### …` au-dessous',
    ],
  )

export const rawHtml = (html: string): Fault =>
  fault(
    [`raw HTML is not allowed: ${html}`, 'write it in Markdown, or between backquotes to show it'],
    [
      `le HTML brut n’est pas admis${colon} ${html}`,
      'écrivez-le en Markdown, ou entre accents graves pour le montrer',
    ],
  )

export const linkScheme = (url: string): Fault =>
  fault(
    [`a link must begin with https://: ${url}`, 'correct or remove it'],
    [`un lien doit commencer par https://${colon} ${url}`, 'corrigez-le ou supprimez-le'],
  )

export const yamlTag = (tag: string): Fault =>
  fault(
    [`tags such as ${tag} are not read`, 'remove it'],
    [`les étiquettes telles que ${tag} ne sont pas lues`, 'supprimez-la'],
  )

export const forbiddenKey = (key: string): Fault =>
  fault(
    [`\`${key}\` cannot be a key`, 'remove it'],
    [`\`${key}\` ne peut pas être une clé`, 'supprimez-la'],
  )

/** By the code of the library that reads YAML; it explains itself in English alone. */
const yamlCodes: Record<string, string> = {
  BAD_INDENT: 'l’alignement des lignes n’est pas celui qu’il faudrait',
  BLOCK_AS_IMPLICIT_KEY: 'une liste ou des clés ne peuvent pas commencer sur cette ligne',
  BLOCK_IN_FLOW: 'pas de bloc entre accolades ou crochets',
  DUPLICATE_KEY: 'la même clé est là deux fois',
  IMPOSSIBLE: 'cette suite de signes ne veut rien dire',
  MISSING_CHAR: 'il manque un signe, par exemple une virgule, une accolade ou un guillemet',
  MULTILINE_IMPLICIT_KEY: 'une clé doit tenir sur une ligne',
  TAB_AS_INDENT: 'alignez avec des espaces, pas avec des tabulations',
  UNEXPECTED_TOKEN: 'un signe inattendu',
}

export const notYaml = (message: string, code: string): Fault =>
  fault(
    [`not readable as YAML: ${message}`, 'correct the syntax'],
    [`illisible comme YAML${colon} ${yamlCodes[code] ?? message}`, 'corrigez la syntaxe'],
  )
