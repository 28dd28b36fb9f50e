/** Moves rows out of a journal that has become long: a little at a time, and whoever asks for something comes first. */
import type { SqliteEngine } from './sqlite-engine.ts'

export function openSettler(engine: Pick<SqliteEngine, 'journalIsLong' | 'settleSome'>) {
  let next: NodeJS.Immediate | undefined

  /** Where that fails, nothing is lost: rows count wherever they are, and the next write says what the disk has. */
  function settleSome(): boolean {
    try {
      return engine.settleSome()
    } catch {
      return false
    }
  }
  const turn = () => {
    next = settleSome() ? setImmediate(turn) : undefined
  }
  return {
    /** To be called with every commit. */
    look(): void {
      if (engine.journalIsLong) next ??= setImmediate(turn)
    },
    /** Moves everything there is, and does nothing more of its own accord: the engine may be closed. */
    finish(): void {
      clearImmediate(next)
      next = undefined
      let more = true
      while (more) more = settleSome()
    },
  }
}
