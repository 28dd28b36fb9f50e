import type { Messages } from './messages.ts'

const en = {
  appName: 'Pairboard',
  close: 'Close',
  cancel: 'Cancel',
  loading: 'Loading',
  notifications: 'Notifications',
}
const fr: Messages<typeof en> = {
  appName: 'Pairboard',
  close: 'Fermer',
  cancel: 'Annuler',
  loading: 'Chargement',
  notifications: 'Notifications',
}
export const common = { en, fr }
