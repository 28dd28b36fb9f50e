import { expect, test } from 'vitest'
import { choosePreviewEntry } from './entry.ts'

test.each([
  [['a.html', 'index.html', 'main.tsx'], 'index.html'],
  [['public/index.html', 'about.html'], 'public/index.html'],
  [['App.tsx', 'src/main.tsx', 'style.css'], 'src/main.tsx'],
  [['deep/main.tsx', 'index.jsx'], 'index.jsx'],
  [['List.tsx', 'App.tsx'], 'App.tsx'],
  [['main.js', 'style.css'], 'main.js'],
  [['Counter.jsx', 'data.json'], 'Counter.jsx'],
])('%j begins with %s', (names, file) => {
  expect(choosePreviewEntry(names)?.file).toBe(file)
})

test.each([[[]], [['main.ts', 'shape.ts']], [['main.py', 'data.json']], [['notes.txt', 'a.css']]])(
  '%j is no front end',
  (names) => {
    expect(choosePreviewEntry(names)).toBeUndefined()
  },
)
