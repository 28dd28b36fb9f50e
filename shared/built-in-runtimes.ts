/** The runtimes that come along: files out of npm's packages, each with a driver of ours. */
import type { RuntimeFileUse, RuntimeLanguage } from './runtimes.ts'

export interface BuiltInRuntime {
  readonly name: string
  readonly languages: readonly RuntimeLanguage[]
  /**
   * Its packages are large and optional to install. Without them, or without what our build makes of them, the language
   * can only be edited.
   */
  readonly optional?: true
  readonly files: readonly {
    readonly name: string
    readonly use: RuntimeFileUse
    /** Under node_modules. The runtime's version is made of the versions of all packages named here. */
    readonly from: string
    /** Our build makes the file out of `from`; `madeFile` says where it lies. */
    readonly made?: true
  }[]
}

/** Where our build puts a file that it makes for a runtime: a new version of its package is another file. */
export const madeFile = (runtime: string, version: string, file: string) =>
  `${runtime}@${version}/${file}`

/** The driver of each lies in `client/runner/drivers`, registered under the same name in `drivers.ts` there. */
export const builtInRuntimes: readonly BuiltInRuntime[] = [
  {
    name: 'javascript',
    languages: [
      {
        language: 'javascript',
        title: 'JavaScript',
        extensions: ['js', 'mjs', 'jsx'],
        tests: true,
        reads: 'readLine()',
      },
      {
        language: 'typescript',
        title: 'TypeScript',
        extensions: ['ts', 'mts', 'tsx'],
        tests: true,
        reads: 'readLine()',
      },
    ],
    files: [],
  },
  {
    name: 'python',
    languages: [
      { language: 'python', title: 'Python', extensions: ['py'], tests: true, reads: 'input()' },
    ],
    files: [
      { name: 'pyodide.mjs', use: 'text', from: 'pyodide/pyodide.mjs' },
      { name: 'pyodide-lock.json', use: 'text', from: 'pyodide/pyodide-lock.json' },
      { name: 'pyodide.asm.mjs', use: 'text', from: 'pyodide/pyodide.asm.mjs' },
      { name: 'pyodide.asm.wasm', use: 'module', from: 'pyodide/pyodide.asm.wasm' },
      { name: 'python_stdlib.zip', use: 'bytes', from: 'pyodide/python_stdlib.zip' },
    ],
  },
  {
    name: 'lua',
    languages: [
      { language: 'lua', title: 'Lua', extensions: ['lua'], tests: true, reads: 'io.read()' },
    ],
    files: [
      { name: 'wasmoon.js', use: 'text', from: 'wasmoon/dist/index.js' },
      { name: 'glue.wasm', use: 'module', from: 'wasmoon/dist/glue.wasm' },
    ],
  },
  {
    name: 'sqlite',
    languages: [{ language: 'sql', title: 'SQL (SQLite)', extensions: ['sql'], tests: false }],
    files: [
      { name: 'sql.js', use: 'text', from: 'sql.js/dist/sql-wasm-browser.js' },
      { name: 'sql.wasm', use: 'module', from: 'sql.js/dist/sql-wasm-browser.wasm' },
    ],
  },
  {
    name: 'postgresql',
    optional: true,
    languages: [
      {
        language: 'postgresql',
        title: 'SQL (PostgreSQL)',
        extensions: ['pgsql', 'psql'],
        tests: false,
      },
    ],
    files: [
      { name: 'pglite.cjs', use: 'text', from: '@electric-sql/pglite/dist/index.cjs' },
      { name: 'pglite.wasm', use: 'module', from: '@electric-sql/pglite/dist/pglite.wasm' },
      { name: 'pglite.data', use: 'bytes', from: '@electric-sql/pglite/dist/pglite.data' },
      {
        name: 'empty-database.tar.gz',
        use: 'bytes',
        from: '@electric-sql/pglite/dist/initdb.wasm',
        made: true,
      },
    ],
  },
  {
    name: 'ruby',
    languages: [
      { language: 'ruby', title: 'Ruby', extensions: ['rb'], tests: true, reads: 'gets' },
    ],
    files: [
      { name: 'ruby.wasm', use: 'module', from: '@ruby/3.4-wasm-wasi/dist/ruby+stdlib.wasm' },
    ],
  },
  {
    name: 'php',
    optional: true,
    languages: [
      { language: 'php', title: 'PHP', extensions: ['php'], tests: true, reads: 'fgets(STDIN)' },
    ],
    files: [
      { name: 'php.mjs', use: 'text', from: 'php-wasm/php8.4-web.mjs' },
      {
        name: 'php.wasm',
        use: 'module',
        // The name that php8.4-web.mjs asks for.
        from: 'php-wasm/e31ec3faf3e2323a2b4a448342b50307765b8217.wasm',
      },
    ],
  },
  {
    name: 'clang',
    optional: true,
    languages: [
      { language: 'c', title: 'C', extensions: ['c'], tests: true, reads: 'scanf' },
      {
        language: 'cpp',
        title: 'C++',
        extensions: ['cpp', 'cc', 'cxx'],
        tests: true,
        reads: 'std::cin',
      },
    ],
    files: [
      { name: 'bundle.js', use: 'text', from: '@yowasp/clang/gen/bundle.js' },
      { name: 'llvm.core.wasm', use: 'module', from: '@yowasp/clang/gen/llvm.core.wasm' },
      { name: 'llvm.core2.wasm', use: 'module', from: '@yowasp/clang/gen/llvm.core2.wasm' },
      { name: 'llvm.core3.wasm', use: 'module', from: '@yowasp/clang/gen/llvm.core3.wasm' },
      { name: 'llvm.core4.wasm', use: 'module', from: '@yowasp/clang/gen/llvm.core4.wasm' },
      { name: 'llvm-resources.tar', use: 'bytes', from: '@yowasp/clang/gen/llvm-resources.tar' },
    ],
  },
  {
    name: 'bash',
    languages: [
      { language: 'bash', title: 'Bash', extensions: ['sh'], tests: false, reads: 'read line' },
    ],
    files: [],
  },
  {
    name: 'scheme',
    languages: [
      {
        language: 'scheme',
        title: 'Scheme',
        extensions: ['scm', 'ss'],
        tests: false,
        reads: '(read-line)',
      },
    ],
    files: [{ name: 'biwascheme.mjs', use: 'text', from: 'biwascheme/release/biwascheme.mjs' }],
  },
  {
    name: 'perl',
    languages: [
      { language: 'perl', title: 'Perl', extensions: ['pl', 'pm'], tests: false, reads: '<STDIN>' },
    ],
    files: [
      { name: 'zeroperl.js', use: 'text', from: '@6over3/zeroperl-ts/dist/esm/index.js' },
      // It compiles itself: a module that was compiled for it is refused.
      { name: 'zeroperl.wasm', use: 'bytes', from: '@6over3/zeroperl-ts/dist/esm/zeroperl.wasm' },
    ],
  },
]
