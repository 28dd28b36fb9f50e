/** The page in which participants' programs run: framed by the room, and cut off from it and from everything else. */

export const sandboxPath = '/sandbox/runner.html'

/**
 * An origin of its own even when the page is opened directly, no contact to anywhere, workers from blobs only.
 * 'unsafe-eval' lets a program use `eval`; there is nothing in that origin that it could reach by it.
 */
export const sandboxPolicy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
  'worker-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')
