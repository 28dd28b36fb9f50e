/** Stands where Bash's `gzip` looks for `node:zlib`: there is no Node here, and the command says so. */

export const constants = {}

export function gzipSync(): never {
  throw new Error('compression is not available here')
}

export function gunzipSync(): never {
  throw new Error('decompression is not available here')
}
