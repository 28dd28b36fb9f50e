export const pageBytes = 64 * 1024

/** What the memory of a program, or of a language, may grow to: 512 MiB. */
export const mostPages = (512 * 1024 * 1024) / pageBytes
