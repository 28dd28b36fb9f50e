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

/** The page in which a room's front end is shown: another frame of the same kind, whose programs have a window. */
export const previewPath = '/sandbox/preview.html'

/**
 * Of all scripts only the page's own may run, named by its hash: it takes WebRTC away before anything else, so that no
 * frame within the frame brings it back. The room's code is evaluated by that script. The styles are the room's.
 */
export const previewPolicy = (scriptHash: string) =>
  [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src '${scriptHash}' 'unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    'media-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')

/** Until a build has said which script is its own. */
export const noScript = 'sha256-'

/** `Connection-Allowlist`: where browsers know it, not even a name is looked up for these pages. */
export const noConnections = '()'
