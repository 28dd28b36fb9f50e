import { ProblemError } from '../../api.ts'
import type { ImageStore } from '../../whiteboard/index.ts'

/** For a board that is thrown away: images would have to be kept somewhere. */
export const noImages: ImageStore = {
  put: () => Promise.reject(new ProblemError('forbidden')),
  open: () => Promise.reject(new ProblemError('not-found')),
}
