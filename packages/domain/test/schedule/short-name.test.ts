import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortName } from '../../src/schedule/short-name.ts'

test.each([
  ['Léa Martin', 'Léa M.'],
  ['Léa', 'Léa'],
  ['Jean-Pierre de la Tour', 'Jean-Pierre T.'],
  ['  Ana   Sofia\tGarcía ', 'Ana G.'],
  ['léa martin', 'léa M.'],
  ['O’Neil Ó Briain', 'O’Neil B.'],
  ['Li 王', 'Li 王.'],
  ['Kim 𠮷野', 'Kim 𠮷.'],
  ['Zoé E\u0301lie', 'Zoé É.'],
  ['Hans ßtraub', 'Hans SS.'],
  ['', ''],
  ['   ', ''],
])('%j is read as %j', (name, short) => {
  expect(shortName(name)).toBe(short)
})

const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /^\S+$/u.test(text))

test('of the last name there is never more than a letter', () => {
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1 }), (first, others) => {
      const [shown = '', initial = '', ...more] = shortName([first, ...others].join(' ')).split(' ')
      expect(shown).toBe(first.normalize('NFC'))
      expect(more).toEqual([])
      const [letter = ''] = others.at(-1)!.normalize('NFC')
      expect(initial).toBe(`${letter.toUpperCase()}.`)
    }),
  )
})
