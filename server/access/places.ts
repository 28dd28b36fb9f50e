/** So many at a time for each key, and no more. */
export function openPlaces(placesEach: number) {
  const taken = new Map<string, number>()
  return {
    /** Takes a place until the returned function is called; undefined when there is none left. */
    take(key: string): (() => void) | undefined {
      const count = taken.get(key) ?? 0
      if (count >= placesEach) return undefined
      taken.set(key, count + 1)
      let given = false
      return () => {
        if (given) return
        given = true
        const left = (taken.get(key) ?? 1) - 1
        if (left > 0) taken.set(key, left)
        else taken.delete(key)
      }
    },
  }
}
