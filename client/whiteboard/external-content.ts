/**
 * What comes from outside: pasted, dropped or chosen. The library would fetch pasted addresses, embed foreign pages
 * and write whole images into the document; here images go to the room's store and everything else becomes text.
 */
import { AssetRecordType, createShapesForAssets } from 'tldraw'
import type { Editor, TLAsset, TLImageShape, TLShapeId, VecLike } from 'tldraw'
import { limits } from '#shared/limits.ts'
import { assetName } from './image-assets.ts'
import { imageProblem } from './image-problem.ts'
import type { ImageProblem } from './image-problem.ts'
import type { ImageStore } from './image-store.ts'
import { acceptable } from './own-content.ts'
import { putText } from './put-text.ts'

export type ContentMessage =
  | { readonly kind: 'adding'; readonly images: number }
  | { readonly kind: 'image'; readonly problem: ImageProblem }
  | { readonly kind: 'paste'; readonly problem: 'empty' | 'foreign' | 'too-large' }

export type Tell = (message: ContentMessage) => void

const imageTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
])
/** A longer text on a board is read by nobody and slows everybody. */
const longestText = 10_000

/** Replaces the library's own ways with content from outside; the last registration counts. */
export function acceptContent(editor: Editor, images: ImageStore, tell: Tell): void {
  async function store(image: File): Promise<TLAsset | undefined> {
    try {
      if (!imageTypes.has(image.type)) throw new ImageRefused('not-an-image')
      if (image.size > limits.imageUploadBytes) throw new ImageRefused('too-large')
      const { asset, width, height, mimeType } = await images.put(image)
      const name = assetName(asset)
      return AssetRecordType.create({
        id: AssetRecordType.createId(asset),
        type: 'image',
        props: { name: '', src: name, w: width, h: height, mimeType, isAnimated: false },
      })
    } catch (error) {
      tell({ kind: 'image', problem: imageProblem(error) })
      return undefined
    }
  }

  async function add(files: readonly File[], point: VecLike) {
    if (editor.getIsReadonly()) return
    tell({ kind: 'adding', images: files.length })
    // One after the other: each is made anew by the server, which serves others meanwhile.
    const assets: TLAsset[] = []
    for (const file of files) {
      // oxlint-disable-next-line no-await-in-loop
      const asset = await store(file)
      if (asset) assets.push(asset)
    }
    if (assets.length === 0) return
    // The board may have been locked while the images were on their way.
    if (editor.getIsReadonly()) {
      tell({ kind: 'image', problem: 'read-only' })
      return
    }
    editor.markHistoryStoppingPoint('add images')
    await createShapesForAssets(editor, assets.map(fitted), point)
  }

  async function replace(file: File, shapeId: TLShapeId) {
    const asset = await store(file)
    if (!asset || editor.getIsReadonly() || !editor.getShape(shapeId)) return
    editor.markHistoryStoppingPoint('replace image')
    editor.createAssets([asset])
    const props = { assetId: asset.id, crop: null }
    editor.updateShape<TLImageShape>({ id: shapeId, type: 'image', props })
  }

  function write(text: string, point: VecLike | undefined) {
    if (editor.getIsReadonly() || text.trim() === '') return
    if (text.length > longestText) tell({ kind: 'paste', problem: 'too-large' })
    else putText(editor, text, point ?? middle())
  }

  const middle = () => editor.getViewportPageBounds().center
  editor.registerExternalContentHandler('files', ({ files, point }) => {
    void add(files, point ?? middle())
  })
  editor.registerExternalContentHandler('text', ({ text, point }) => write(text, point))
  editor.registerExternalContentHandler('url', ({ url, point }) => write(url, point))
  editor.registerExternalContentHandler('svg-text', ({ text, point }) => write(text, point))
  editor.registerExternalContentHandler('embed', ({ url, point }) => write(url, point))
  editor.registerExternalContentHandler('excalidraw', () =>
    tell({ kind: 'paste', problem: 'foreign' }),
  )
  editor.registerExternalContentHandler('tldraw', ({ content, point }) => {
    const own = acceptable(content)
    if (!own) tell({ kind: 'paste', problem: 'foreign' })
    else editor.putContentOntoCurrentPage(own, { select: true, ...(point ? { point } : {}) })
  })
  editor.registerExternalContentHandler('file-replace', ({ file, shapeId }) => {
    void replace(file, shapeId)
  })
  editor.registerExternalAssetHandler('file', async ({ file }) => {
    const asset = await store(file)
    if (!asset) throw new ImageRefused('failed')
    return asset
  })
  // A bookmark of a pasted address: the library would fetch it to find its title.
  editor.registerExternalAssetHandler('url', () => Promise.reject(new ImageRefused('not-an-image')))
}

/** Refused here, before anything was sent. */
class ImageRefused extends Error {
  readonly problem: ImageProblem
  constructor(problem: ImageProblem) {
    super(problem)
    this.problem = problem
  }
}

/** An image from a large screen would cover the board: it is shown at most this wide, and keeps its pixels. */
const widest = 640

function fitted(asset: TLAsset): TLAsset {
  if (asset.type !== 'image') return asset
  const scale = Math.min(1, widest / Math.max(asset.props.w, asset.props.h))
  return { ...asset, props: { ...asset.props, w: asset.props.w * scale, h: asset.props.h * scale } }
}
