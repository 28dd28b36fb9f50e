import type { PyodideAPI } from 'pyodide'

/**
 * The memory of an interpreter that was loaded with `_makeSnapshot` and has not been used: another begins from it in a
 * tenth of the time. Nothing of JavaScript's may be in it, so the session itself is not; what it imports is.
 */
export function makeSnapshot(python: PyodideAPI, session: string): Uint8Array<ArrayBuffer> {
  const imports = session.match(/^(?:import|from) .+$/gm) ?? []
  // In a namespace of its own.
  python.runPython(`exec(${JSON.stringify(imports.join('\n'))}, {})`)
  return new Uint8Array(python.makeMemorySnapshot())
}
