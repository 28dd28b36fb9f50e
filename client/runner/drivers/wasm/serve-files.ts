/** For packages that insist on downloading their files themselves: the network, as far as they can tell. */

/** Answers `fetch` and streamed compilation out of these files, by the last part of the address, while `load` runs. */
export async function serveFiles<T>(
  files: Readonly<Record<string, Uint8Array<ArrayBuffer> | WebAssembly.Module>>,
  load: () => Promise<T>,
): Promise<T> {
  const { compileStreaming, instantiateStreaming } = WebAssembly
  const modules = new WeakMap<Response, WebAssembly.Module>()
  const answer = (address: unknown): Promise<Response> => {
    const name = String(address).split('/').at(-1) ?? ''
    const file = Object.hasOwn(files, name) ? files[name] : undefined
    if (!file) return Promise.resolve(new Response(null, { status: 404 }))
    if (!(file instanceof WebAssembly.Module)) return Promise.resolve(new Response(file))
    const response = new Response(null, { headers: { 'content-type': 'application/wasm' } })
    modules.set(response, file)
    return Promise.resolve(response)
  }
  Reflect.set(globalThis, 'fetch', answer)
  // By this name older builds of Emscripten know that they are in a worker.
  Reflect.set(globalThis, 'importScripts', refuse)
  WebAssembly.compileStreaming = async (source) => {
    const module = modules.get(await source)
    if (!module) throw new Error('the runtime has no such module')
    return module
  }
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const module = await WebAssembly.compileStreaming(source)
    return { module, instance: await WebAssembly.instantiate(module, imports) }
  }
  try {
    return await load()
  } finally {
    Reflect.deleteProperty(globalThis, 'fetch')
    Reflect.deleteProperty(globalThis, 'importScripts')
    Object.assign(WebAssembly, { compileStreaming, instantiateStreaming })
  }
}

function refuse(): never {
  throw new Error('there is nothing to import')
}
