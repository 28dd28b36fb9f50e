interface Address {
  /** Each part with its own punctuation, so that putting them together is joining them. */
  scheme: string
  site: string
  path: string
  query: string
  fragment: string
}

function split(address: string): Address {
  const parts = /^([a-z][a-z\d+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(address) ?? []
  const [, scheme = '', site = '', path = '', query = '', fragment = ''] = parts
  return { scheme, site, path, query, fragment }
}

/** A path from the topmost folder without `.` and `..`. */
function withoutDots(path: string): string {
  const names = path.split('/')
  const last = names.at(-1)
  // What stands before the first slash is a name like the others here, and one `..` too many takes it away.
  const kept: string[] = []
  for (const name of names) {
    if (name === '..') kept.pop()
    else if (name !== '.') kept.push(name)
  }
  // `..` at the end is a folder, and a folder's address ends with a slash.
  if (last === '.' || last === '..') kept.push('')
  return kept.join('/')
}

/** The whole address to which `link`, found on `page`, leads. */
function resolveLink(page: string, link: string): string {
  const base = split(page)
  let { scheme, site, path, query, fragment } = split(link)
  if (!scheme && !site) {
    if (!path) {
      path = base.path
      query ||= base.query
    } else if (!path.startsWith('/')) {
      path = (base.path.slice(0, base.path.lastIndexOf('/') + 1) || '/') + path
    }
    site = base.site
  }
  if (path.startsWith('/')) path = withoutDots(path)
  return (scheme || base.scheme) + site + path + query + fragment
}

const page = 'https://shop.example/books/new/list?sort=price#top'
console.log(resolveLink(page, '../old')) // https://shop.example/books/old
