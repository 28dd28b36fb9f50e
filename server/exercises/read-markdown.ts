/** Markdown to an outline: headings of three depths and what stands below each, with lines. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Heading, List, Nodes, RootContent } from 'mdast'
import type { Problems } from './problems.ts'

export interface Section {
  readonly heading: string
  readonly depth: number
  /** Of the heading, from 1. */
  readonly line: number
  /** What stands between the heading and the next one. */
  readonly blocks: RootContent[]
  /** Sections one depth further down. */
  readonly sections: Section[]
}

const deepest = 3

/** The single `# …` with everything below it; undefined when the file has none. */
export function readOutline(path: string, text: string, problems: Problems): Section | undefined {
  const tree = fromMarkdown(text)
  refuseForeign(path, tree, problems)
  let title: Section | undefined
  /** The sections that are open, outermost first. */
  let open: Section[] = []
  for (const node of tree.children) {
    const line = lineOf(node)
    if (node.type !== 'heading') {
      const section = open.at(-1)
      if (section) section.blocks.push(node)
      else problems.add(path, line, 'text above the title', 'begin the file with `# Title`')
      continue
    }
    const section: Section = {
      heading: sourceOf(text, node.children).trim(),
      depth: node.depth,
      line,
      blocks: [],
      sections: [],
    }
    const parent = open.findLast((candidate) => candidate.depth < node.depth)
    if (!title && node.depth === 1) title = section
    else if (!fits(node, parent)) {
      problems.add(path, line, `“${section.heading}” stands at the wrong depth`, wrongDepth(node))
    } else parent?.sections.push(section)
    open = [...open.filter((candidate) => candidate.depth < node.depth), section]
  }
  if (!title) problems.add(path, 1, 'the title is missing', 'begin the file with `# Title`')
  return title
}

const fits = ({ depth }: Heading, parent: Section | undefined) =>
  depth <= deepest && parent !== undefined && parent.depth === depth - 1

const wrongDepth = ({ depth }: Heading) =>
  depth === 1
    ? 'keep one `# Title` and write the others as `## …`'
    : 'use `## …` below the title and `### …` below that'

/** The Markdown of these blocks, each paragraph on one line whatever its line breaks in the file. */
export function markdownOf(text: string, blocks: readonly RootContent[]): string {
  return blocks
    .map((block) => {
      const source = dedented(sourceOf(text, [block]), (block.position?.start.column ?? 1) - 1)
      const flows =
        block.type === 'paragraph' && !block.children.some(({ type }) => type === 'break')
      return flows ? source.replaceAll(/\s*\n\s*/g, ' ') : source
    })
    .join('\n\n')
}

/** The items of the one list that these blocks are; undefined when they are something else. */
export function itemsOf(
  text: string,
  blocks: readonly RootContent[],
  kind: 'ordered' | 'bullets',
): string[] | undefined {
  const [list, ...others] = blocks
  if (list?.type !== 'list' || others.length > 0) return undefined
  if (Boolean((list satisfies List).ordered) !== (kind === 'ordered')) return undefined
  const items = list.children.map((item) => markdownOf(text, item.children))
  return items.some((item) => item === '') ? undefined : items
}

/** Raw HTML would reach a page; a picture would be a request to somewhere else. */
function refuseForeign(path: string, node: Nodes, problems: Problems): void {
  if (node.type === 'html') {
    const remedy = 'write it in Markdown, or between backquotes to show it'
    problems.add(path, lineOf(node), `raw HTML is not allowed: ${node.value.slice(0, 40)}`, remedy)
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    const remedy = 'draw it with `board` in manifest.yaml'
    problems.add(path, lineOf(node), 'images are not allowed', remedy)
  }
  if ((node.type === 'link' || node.type === 'definition') && !/^https:\/\//i.test(node.url)) {
    const what = `a link must begin with https://: ${node.url.slice(0, 40)}`
    problems.add(path, lineOf(node), what, 'correct or remove it')
  }
  if ('children' in node) for (const child of node.children) refuseForeign(path, child, problems)
}

const lineOf = (node: Nodes) => node.position?.start.line ?? 1

function sourceOf(text: string, nodes: readonly Nodes[]): string {
  return text.slice(nodes[0]?.position?.start.offset ?? 0, nodes.at(-1)?.position?.end.offset ?? 0)
}

/** What hangs below a list's bullet is indented in the file and not in the text. */
function dedented(source: string, columns: number): string {
  return columns === 0 ? source : source.replaceAll(new RegExp(`\n {1,${columns}}`, 'g'), '\n')
}
