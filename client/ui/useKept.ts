import { useState } from 'react'
import type { z } from 'zod'

/** A state that this browser keeps under `key`; what does not parse any more counts as never chosen. */
export function useKept<T>(key: string, schema: z.ZodType<T>, preset: T) {
  const [value, setValue] = useState(() => readKept(key, schema) ?? preset)
  const keep = (next: T) => {
    setValue(next)
    localStorage.setItem(key, JSON.stringify(next))
  }
  return [value, keep] as const
}

function readKept<T>(key: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data
  } catch {
    return undefined
  }
}
