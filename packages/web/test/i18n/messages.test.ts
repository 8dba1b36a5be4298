import { expect, test } from 'vitest'
import en from '../../src/i18n/en.json?raw'
import fr from '../../src/i18n/fr.json?raw'

function leaves(messages: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...leaves(value, `${path}${key}.`)]
        : [[`${path}${key}`, String(value)] as const],
    ),
  )
}

const english = leaves(JSON.parse(en) as object)
const french = leaves(JSON.parse(fr) as object)
const sources = import.meta.glob<string>('../../src/**/*.{ts,vue}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

test('both languages say the same things', () => {
  expect([...french.keys()].sort()).toEqual([...english.keys()].sort())
})

test('nothing is left empty', () => {
  expect([...english, ...french].filter(([, text]) => text.trim() === '')).toEqual([])
})

test('both name the same things', () => {
  const named = (text: string | undefined) => [...new Set(text?.match(/\{\w+\}/g))].sort()
  for (const [key, text] of english) expect([key, named(french.get(key))]).toEqual([key, named(text)])
})

test('every message that the sources name is there', () => {
  const named = Object.values(sources).flatMap((text) =>
    [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key]) => key),
  )
  expect(named.filter((key) => key !== undefined && !english.has(key))).toEqual([])
})
