/** The library's rich text as plain text and back; paragraphs are lines. */
interface TextNode {
  readonly type?: unknown
  readonly text?: unknown
  readonly content?: unknown
}

export function plainText(richText: unknown): string {
  if (typeof richText !== 'object' || richText === null) return ''
  const { type, text, content } = richText as TextNode
  if (typeof text === 'string') return text
  if (type === 'hardBreak') return '\n'
  if (!Array.isArray(content)) return ''
  const parts = content.map(plainText)
  return type === 'paragraph' || type === 'heading' ? parts.join('') : parts.join('\n')
}

export function richText(text: string): object {
  return {
    type: 'doc',
    content: text.split('\n').map((line) => ({
      type: 'paragraph',
      ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }),
    })),
  }
}
