/** Markdown to an outline: headings of three depths and what stands below each, with lines. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Heading, List, Nodes, RootContent } from 'mdast'
import * as faults from './faults/format-faults.ts'
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
      else problems.add(path, line, faults.textAboveTitle)
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
      problems.add(path, line, faults.wrongDepth(section.heading, node.depth))
    } else parent?.sections.push(section)
    open = [...open.filter((candidate) => candidate.depth < node.depth), section]
  }
  if (!title) problems.add(path, 1, faults.titleMissing)
  return title
}

const fits = ({ depth }: Heading, parent: Section | undefined) =>
  depth <= deepest && parent !== undefined && parent.depth === depth - 1

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
    problems.add(path, lineOf(node), faults.rawHtml(node.value.slice(0, 40)))
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    problems.add(path, lineOf(node), faults.image)
  }
  if ((node.type === 'link' || node.type === 'definition') && !/^https:\/\//i.test(node.url)) {
    problems.add(path, lineOf(node), faults.linkScheme(node.url.slice(0, 40)))
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
