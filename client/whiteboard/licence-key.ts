/** The library's licence key, which takes its watermark away: the server writes it into the page. */
export const licenceKey = document.querySelector<HTMLMetaElement>(
  'meta[name="tldraw-license-key"]',
)?.content
