import type { CriterionId } from '#shared/ids.ts'

/** The element id of a note's field, so that a key can take the writer there. */
export const noteIdOf = (about: CriterionId | 'general') => `note-on-${about}`

export const reasonIdOf = (criterion: CriterionId) => `reason-on-${criterion}`
