/** What the package does badly here, mended in its text; each by the lines that stand there and those that come instead. */

/** To count what it downloads it hides which file it is. */
const fetching = ['if (fetchProgress !== void 0) {', 'if (false) {'] as const

/** Each write to a file copied the whole file, which made the linker take twenty seconds for a large array. */
const writing = [
  `const newData = new Uint8Array(Math.max(this.file.data.length, offset + contents.length));
    newData.set(this.file.data);
    newData.subarray(offset).set(contents);
    this.file.data = newData;`,
  `const end = Math.max(this.file.data.length, offset + contents.length);
    if (this.file.room === undefined || end > this.file.room.length) {
      const room = new Uint8Array(2 * end);
      room.set(this.file.data);
      this.file.room = room;
    } else if (this.file.data.buffer !== this.file.room.buffer) {
      this.file.room.set(this.file.data);
    }
    this.file.data = this.file.room.subarray(0, end);
    this.file.data.set(contents, offset);`,
] as const

/**
 * To begin an instance takes a fifth of a small program's compilation, and each command needs one of its own: those of
 * the next program (one to compile, one to link) are begun once this one has had its say.
 */
const beginning = [
  `  get argv0() {
    return this.#argv0;
  }`,
  `  get argv0() {
    return this.#argv0;
  }
  spares = [];
  begin() {
    const environment = new Environment();
    const getCoreModule = (filename) => this.#resourceData.modules[filename];
    const command = this.#instantiate(getCoreModule, { runtime: environment.exports });
    command.catch(() => {});
    return { environment, command };
  }
  refill() {
    clearTimeout(this.refilling);
    this.refilling = setTimeout(() => {
      while (this.spares.length < 2) this.spares.push(this.begin());
    }, 300);
  }`,
] as const
const taking = [
  `const environment = new Environment();
    environment.args`,
  `const { environment, command } = this.spares.pop() ?? this.begin();
    environment.args`,
] as const
const using = [
  'return this.#instantiate(getCoreModule, imports).then(runCommand);',
  'return command.then(runCommand).finally(() => this.refill());',
] as const

/** @throws when the text is another than that of the version which is known here */
export function mended(text: string): string {
  return [fetching, writing, beginning, taking, using].reduce((mending, [part, by]) => {
    if (!mending.includes(part)) throw new Error('this is not the Clang that is known here')
    return mending.replace(part, () => by)
  }, text)
}
