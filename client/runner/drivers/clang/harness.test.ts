/** The harnesses, compiled by the real compiler and run as they are in a room: whatever goes in comes out again. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { TestOutcome, TestRequest } from '../driver.ts'
import { cHarness, isSayableInC } from './c-harness.ts'
import { cppHarness, harnessFlags } from './cpp-harness.ts'
import { runCompiled } from './stage.ts'

// A compiler of a hundred megabytes takes its time on a machine that is busy with other things.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

type RunClang = (
  parameters: readonly string[] | undefined,
  files: Readonly<Record<string, string>>,
  options: object,
) => Promise<Readonly<Record<string, Uint8Array<ArrayBuffer>>>>

// Optional to install, and without types for this function.
const name = '@yowasp/clang'
const clang = (await import(name).catch(() => undefined)) as
  | { readonly runClang: RunClang }
  | undefined

const noted: string[] = []
const note = (bytes: Uint8Array | null) => {
  if (bytes) noted.push(new TextDecoder().decode(bytes))
}

// Without arguments it does nothing but read its files.
beforeAll(() => clang?.runClang(undefined, {}, { fetchProgress() {} }))

async function call(
  file: string,
  source: string,
  request: Pick<TestRequest, 'function'> & Required<Pick<TestRequest, 'parameters' | 'returns'>>,
  calls: readonly unknown[][],
): Promise<TestOutcome[]> {
  const isC = file.endsWith('.c')
  const harness = (isC ? cHarness : cppHarness)(
    request.function,
    request.parameters,
    request.returns,
  )
  const flags = isC ? ['clang', '-std=gnu17'] : ['clang++', '-std=gnu++20', '-fno-exceptions']
  if (!clang) throw new Error('there is no compiler')
  const { 'p.wasm': bytes } = await clang
    .runClang(
      [...flags, ...harnessFlags, '-o', 'p.wasm', file],
      { [file]: `${source}\n${harness}` },
      { stdout: note, stderr: note, fetchProgress() {}, decodeASCII: false },
    )
    .catch((error: unknown) => {
      throw new Error(noted.join(''), { cause: error })
    })
  const outcomes: TestOutcome[] = []
  const nothing = () => {}
  await runCompiled(
    {
      module: await WebAssembly.compile(bytes ?? new Uint8Array()),
      program: { entry: file, files: [], input: '' },
      request: {
        ...request,
        adapter: undefined,
        nonce: '',
        cases: calls.map((values, index) => ({ index, arguments: JSON.stringify(values) })),
      },
    },
    {
      out: nothing,
      err: nothing,
      outBytes: nothing,
      errBytes: nothing,
      compiling: nothing,
      started: nothing,
      caseStarted: nothing,
      caseEnded: (_index, outcome) => outcomes.push(outcome),
      ask: undefined,
      execute: () => Promise.reject(new Error('there is no other worker')),
    },
  )
  return outcomes
}

const values = (outcomes: readonly TestOutcome[]) =>
  outcomes.map((outcome) =>
    'error' in outcome ? `${outcome.error}: ${outcome.message}` : JSON.parse(outcome.value ?? ''),
  )

describe.runIf(clang)('C++', () => {
  test('every type reaches the program’s own structures, and comes back', async () => {
    const source = `#include <cstdlib>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>
struct Point { int x, y; };
struct Shape { std::string name; Point at; std::optional<double> size; std::vector<bool> flags; };
using Shapes = std::map<std::string, std::vector<Shape>>;
Shapes gather(Shapes shapes, Point moved, std::optional<int> limit, std::vector<std::vector<int>> grid, bool stops) {
  if (stops) { std::fputs("RangeError: as told\\n", stderr); std::abort(); }
  shapes["sum"] = {{"n", moved, limit ? std::optional<double>(*limit + 0.5) : std::nullopt, {}}};
  for (auto& row : grid) for (int cell : row) shapes["sum"][0].at.x += cell;
  return shapes;
}
int main() { return 1; }`
    const shape = '{ name: string, at: { x: int, y: int }, size: float?, flags: boolean[] }'
    const request = {
      function: 'gather',
      parameters: [`map<${shape}[]>`, '{ x: int, y: int }', 'int?', 'int[][]', 'boolean'],
      returns: `map<${shape}[]>`,
    }
    const given = [
      { name: 'é "quoted"\n', at: { x: -1, y: 2 }, size: 0.1, flags: [true, false] },
      { name: '', at: { x: 0, y: 0 }, size: null, flags: [] },
    ]
    const grid = [[1, 2], [], [3]]
    const outcomes = await call('main.cpp', source, request, [
      [{ a: given, b: [] }, { x: 10, y: 1 }, 7, grid, false],
      [{}, { x: 0, y: 0 }, null, [], true],
      [{}, { x: 0, y: 0 }, null, [], false],
    ])
    const sum = { name: 'n', at: { x: 16, y: 1 }, size: 7.5, flags: [] }
    expect(values(outcomes)).toEqual([
      { a: given, b: [], sum: [sum] },
      'RangeError: RangeError: as told',
      { sum: [{ name: 'n', at: { x: 0, y: 0 }, size: null, flags: [] }] },
    ])
  })
})

describe.runIf(clang)('C', () => {
  test('lists, records and texts are given in pieces, and come back', async () => {
    const source = `#include <stdio.h>
#include <stdlib.h>
typedef struct { int count; const char *first; double half; _Bool any; } Summary;
Summary sum_up(const char *const *words, size_t length, int x, double y, const int *numbers, size_t count, _Bool stops) {
  if (stops) { fprintf(stderr, "RangeError: as told\\n"); exit(3); }
  Summary summary = {x, length > 0 ? words[0] : "", y / 2, length > 0};
  for (size_t at = 0; at < count; at++) summary.count += numbers[at];
  return summary;
}
int main(void) { return 1; }`
    const request = {
      function: 'sum_up',
      parameters: ['string[]', '{ x: int, y: float }', 'int[]', 'boolean'],
      returns: '{ count: int, first: string, half: float, any: boolean }',
    }
    const outcomes = await call('main.c', source, request, [
      [['a"b\\c\t', 'd'], { x: 1, y: 3 }, [10, 20], false],
      [[], { x: 0, y: 0 }, [], true],
      [[], { x: 0, y: 0 }, [], false],
    ])
    expect(values(outcomes)).toEqual([
      { count: 31, first: 'a"b\\c\t', half: 1.5, any: true },
      'RangeError: RangeError: as told',
      { count: 0, first: '', half: 0, any: false },
    ])
  })

  test('what C cannot say is known beforehand', () => {
    expect(isSayableInC(['string[]', '{ x: int }', 'int'], 'float[]')).toBe(true)
    for (const type of ['int[][]', 'int?', 'map<int>', '{ a: int[] }', '{ x: int }[]']) {
      expect(isSayableInC([type], 'int'), type).toBe(false)
      expect(isSayableInC([], type), type).toBe(false)
    }
  })
})
