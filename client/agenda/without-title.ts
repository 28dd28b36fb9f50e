/** A statement without the heading that it may begin with: the panel says the title already. */
export function withoutTitle(markdown: string): string {
  return markdown.replace(/^\s*# [^\n]*\n+/, '')
}
