import ReactMarkdown from 'react-markdown'
import type { Components } from 'react-markdown'

/** The panel's own title is a second-level heading: those of the text come below it. */
const components: Components = {
  h1: 'h3',
  h2: 'h3',
  h3: 'h4',
  h4: 'h5',
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
}

/** Markdown without raw HTML and without pictures: nothing in it may call another server by being read. */
export function Markdown({ text }: { text: string }) {
  return (
    <ReactMarkdown skipHtml disallowedElements={['img']} components={components}>
      {text}
    </ReactMarkdown>
  )
}
