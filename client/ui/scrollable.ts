/** For what scrolls and holds nothing to focus: whoever has no mouse gives it the focus and scrolls by the arrow keys. */
export const scrollable = { tabIndex: 0 } as const
