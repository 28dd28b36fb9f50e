/** Bash: a shell written in JavaScript with the usual commands, over files of its own. */
import { Bash } from 'just-bash/browser'
import { runLimits } from '#shared/run-limits.ts'
import { serveDriver } from './driver.ts'

const home = '/home/user'
/** The time of a run is bounded outside; a loop may go round as often as it can in it. */
const often = 1_000_000_000

const limits = {
  maxCommandCount: often,
  maxLoopIterations: often,
  maxAwkIterations: often,
  maxSedIterations: often,
  maxJqIterations: often,
  maxCallDepth: 500,
  // Just beyond what a run may print, so that it ends as any other flood does.
  maxOutputSize: runLimits.outputBytes + 1024,
}

serveDriver({
  async prepare() {
    // The parser's first use is its slowest.
    await new Bash({ cwd: home }).exec(sample)
  },
  async run({ entry, files, input }, io) {
    const bash = new Bash({
      cwd: home,
      files: Object.fromEntries(files.map(({ name, text }) => [`${home}/${name}`, text])),
      executionLimits: limits,
    })
    io.started()
    const script = files.find(({ name }) => name === entry)?.text ?? ''
    const { stdout, stderr, exitCode } = await bash.exec(script, { stdin: input, rawScript: true })
    io.out(stdout)
    io.err(
      stderr.replace(
        /^bash: syntax error: Parse error at (\d+:\d+):/m,
        (_, place: string) => `${entry}:${place}: syntax error:`,
      ),
    )
    return exitCode === 0 ? 'finished' : 'error'
  },
})

const sample =
  'for i in 1 2; do echo "$i" | sed s/1/2/ | sort > /tmp/a; done; [[ $(wc -l < /tmp/a) -gt 0 ]]'
