/** The whole address to which `link`, found on `page`, leads. */
function resolveLink(page: string, link: string): string {
  return link // Your turn.
}

const page = 'https://shop.example/books/new/list?sort=price#top'
console.log(resolveLink(page, '../old')) // https://shop.example/books/old
