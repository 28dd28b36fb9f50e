/** Takes something out of a realm for good, wherever on the way to it it stands. */
export function remove(from: object, name: string): void {
  for (let object: object | null = from; object; object = Object.getPrototypeOf(object)) {
    Reflect.deleteProperty(object, name)
  }
  // What cannot be deleted is hidden for good.
  if (name in from) {
    Reflect.defineProperty(from, name, { value: undefined, configurable: false, writable: false })
  }
}
