/** One line of the table of routes: the gate first, then the body, then the answer. */
import express from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { limits } from '#shared/limits.ts'
import type { Gate, Visits, Who } from './gate.ts'
import { ProblemError } from './problem.ts'
import { Reply } from './reply.ts'

/** How a body is read: not a byte of it before the gate has opened. */
export interface BodyReader<B> {
  readonly parser: RequestHandler
  parse(body: unknown): B
}

export function json<T extends z.ZodType>(
  schema: T,
  maxBytes: number = limits.jsonBodyBytes,
): BodyReader<z.infer<T>> {
  const parser = express.json({ limit: maxBytes, type: 'application/json' })
  return { parser, parse: (body) => schema.parse(body) }
}

/** Whatever type it claims to be: an image is known by its bytes. */
export function bytes(maxBytes: number): BodyReader<Uint8Array> {
  return {
    parser: express.raw({ limit: maxBytes, type: () => true, inflate: false }),
    parse: (body) => {
      if (!Buffer.isBuffer(body)) throw new ProblemError('bad-request', 'the body is empty')
      return body
    },
  }
}

export type Answer<W extends Who, B = undefined> = (
  visit: Visits[W] & { readonly body: B; readonly params: Readonly<Record<string, string>> },
) => Promise<unknown>

interface RouteParts<W extends Who, B> {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly who: W
  readonly body?: BodyReader<B>
  /** Its value leaves as JSON, a Reply as it likes, undefined as 204. */
  readonly answer: Answer<W, B>
}

export interface Route {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly who: Who
  readonly handlers: (gate: Gate) => RequestHandler[]
}

export function route<W extends Who, B = undefined>(parts: RouteParts<W, B>): Route {
  const { method, path, who, body, answer } = parts
  const handlers = (gate: Gate): RequestHandler[] => {
    const visits = new WeakMap<Request, Visits[W]>()
    const open: RequestHandler = async (request, _response, next) => {
      visits.set(request, await gate(who, request))
      next()
    }
    const reply: RequestHandler = async (request, response) => {
      const visit = visits.get(request)
      if (!visit) throw new ProblemError('forbidden')
      const parsed = body?.parse(request.body) as B
      const params = Object.fromEntries(
        Object.entries(request.params).map(([name, value]) => [name, String(value)]),
      )
      send(response, await answer({ ...visit, body: parsed, params }))
    }
    return body ? [open, body.parser, reply] : [open, reply]
  }
  return { method, path, who, handlers }
}

function send(response: Response, value: unknown) {
  if (value === undefined) response.status(204).end()
  else if (value instanceof Reply) value.send(response)
  else response.json(value)
}
