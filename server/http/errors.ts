/** Last in the chain: whatever went wrong leaves as a problem with a name, and nothing else of it. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Problem } from '#shared/api.ts'
import { StatusError } from '../rooms/status-error.ts'
import { StorageError } from '../store/storage-error.ts'
import { ProblemError, statusOf } from './problem.ts'

export const unknownRoute: RequestHandler = () => {
  throw new ProblemError('not-found', 'no such address')
}

export function answerErrors(logger: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    const { problem, detail } = nameProblem(error)
    if (problem === 'internal' || problem === 'storage') {
      logger.error({ error, method: request.method, path: request.path }, 'a request failed')
    }
    // Half an answer is on its way: only cutting it tells the reader that it is not whole.
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (problem === 'not-authorised') response.set('WWW-Authenticate', 'Bearer')
    response
      .status(statusOf[problem])
      .json({ problem, ...(detail === undefined ? {} : { detail }) } satisfies Problem)
  }
}

function nameProblem(error: unknown): Problem {
  if (error instanceof ProblemError) {
    const { problem, message } = error
    return message === problem ? { problem } : { problem, detail: message }
  }
  if (error instanceof StatusError) return { problem: error.problem, detail: error.message }
  if (error instanceof StorageError) return { problem: 'storage' }
  if (error instanceof z.ZodError) return { problem: 'bad-request', detail: firstIssue(error) }
  // Express and its body parsers mark what the client did wrong with a status.
  const status = z.object({ status: z.number() }).safeParse(error).data?.status
  if (status === 413) return { problem: 'too-large' }
  if (status !== undefined && status >= 400 && status < 500) {
    return { problem: 'bad-request', detail: 'the request cannot be read' }
  }
  return { problem: 'internal' }
}

function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues
  const where = issue?.path.join('.') || 'body'
  return issue?.code === 'unrecognized_keys'
    ? `${where}: unknown field`
    : `${where}: ${issue?.message}`
}
