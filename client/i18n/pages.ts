import type { Messages } from './messages.ts'

const en = {}
const fr: Messages<typeof en> = {}
export const pages = { en, fr }
