export type KeyMeaning =
  | { readonly kind: 'look' | 'choose'; readonly index: number }
  | { readonly kind: 'clear' | 'close' }

/** What a key means on the scale: `index` counts from 0, the last one is "not observed". */
export function keyMeaning(key: string, at: number, count: number): KeyMeaning | undefined {
  if (/^[1-4]$/.test(key)) return { kind: 'choose', index: Number(key) - 1 }
  switch (key) {
    case '0':
      return { kind: 'choose', index: count - 1 }
    case ' ':
    case 'Enter':
      return { kind: 'choose', index: at }
    case 'ArrowRight':
    case 'ArrowDown':
      return { kind: 'look', index: (at + 1) % count }
    case 'ArrowLeft':
    case 'ArrowUp':
      return { kind: 'look', index: (at + count - 1) % count }
    case 'Home':
      return { kind: 'look', index: 0 }
    case 'End':
      return { kind: 'look', index: count - 1 }
    case 'Backspace':
    case 'Delete':
      return { kind: 'clear' }
    case 'Escape':
      return { kind: 'close' }
    default:
      return undefined
  }
}
