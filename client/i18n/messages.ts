/** The same keys with any words: what the French side must have for each English one. Plural forms may differ. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends string ? string : Messages<T[K]> }
