const addressOf = URL.createObjectURL.bind(URL)

/**
 * Imports a runtime's own ES module from its text. What it makes of its address has to be an address, and a blob's is
 * none that another could be relative to.
 */
export async function importText<T>(text: string): Promise<T> {
  const code = text.replaceAll('import.meta.url', '"https://runtime.invalid/"')
  const address = addressOf(new Blob([code], { type: 'text/javascript' }))
  return (await import(/* @vite-ignore */ address)) as T
}
