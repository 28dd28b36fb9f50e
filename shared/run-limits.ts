/** Bounds of one run. */
export const runLimits = {
  /** From the first line of the program, compiling left out. */
  wallMs: 10_000,
  /** Loading a runtime that is here already, and compiling: a slow machine needs a minute for C++. */
  preparationMs: 120_000,
  /** All cases of a test run together. */
  testsMs: 60_000,
  /** After this a run that still says "running" has nobody behind it any more. */
  longestMs: 210_000,
  outputBytes: 1024 * 1024,
  /** What travels to everybody of it each second; a first burst makes short outputs arrive whole. */
  outputBytesPerSecond: 64 * 1024,
  outputBurstBytes: 128 * 1024,
  inputLength: 100_000,
  /** Of a line that is typed while a program waits for it. */
  lineLength: 2_000,
  /** All the time for which one run may wait for lines: its input ends then. */
  waitingMs: 600_000,
  /** How many lines one run may ask for, and how soon after one another: each is news to everybody. */
  questions: 1_000,
  questionEveryMs: 100,
  /** A result that is longer is no answer to any case. */
  resultLength: 4_000_000,
  /** Of expected and received values, as everybody sees them. */
  shownValueLength: 2_000,
  /** What the code document holds of runs: the rest of it is for the files. */
  keptRuns: 20,
  keptOutputBytes: 1024 * 1024,
} as const
