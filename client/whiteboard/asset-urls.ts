import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { DEFAULT_EMBED_DEFINITIONS } from 'tldraw'
import type { TldrawProps } from 'tldraw'

/**
 * Fonts, icons and texts of the board, all from our own origin. The library lays these over addresses of its own
 * server, so what we do not ship must be said to be undefined. Must keep its identity from render to render.
 */
export const assetUrls = {
  ...getAssetUrlsByImport(),
  embedIcons: Object.fromEntries(DEFAULT_EMBED_DEFINITIONS.map(({ type }) => [type, undefined])),
} as NonNullable<TldrawProps['assetUrls']>
