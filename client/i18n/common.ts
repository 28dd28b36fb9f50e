import type { Messages } from './messages.ts'

const en = { appName: 'Pairboard' }
const fr: Messages<typeof en> = { appName: 'Pairboard' }
export const common = { en, fr }
