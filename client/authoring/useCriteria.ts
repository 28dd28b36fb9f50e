import type { Localised } from '#shared/language.ts'
import { openLibraryContents } from '../library/library-access.ts'
import { useRequest } from '../pages/frame/useRequest.ts'

const none: ReadonlyMap<string, Localised> = new Map()

/** What criteria are called, by id; empty until it is known. */
export function useCriteria(): ReadonlyMap<string, Localised> {
  const { answer } = useRequest(openLibraryContents)
  if (!answer || answer === 'locked') return none
  return new Map(
    answer.rubrics.flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, title] as const)),
  )
}
