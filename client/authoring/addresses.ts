import type { EntryName } from '../library/entries.ts'

export const editAddress = ({ kind, id }: EntryName) => `/exercises/edit/${kind}/${id}`
