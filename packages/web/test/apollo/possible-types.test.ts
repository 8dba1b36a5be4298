import { buildSchema, isAbstractType } from 'graphql'
import { expect, test } from 'vitest'
import sdl from '../../../api/schema.graphql?raw'
import { possibleTypes } from '../../src/apollo/possible-types.ts'

test('the cache knows the schema’s unions and interfaces', () => {
  const schema = buildSchema(sdl)
  const abstract = Object.values(schema.getTypeMap()).filter(
    (type) => isAbstractType(type) && !type.name.startsWith('__'),
  )
  const fromSchema = abstract.map((type) => [
    type.name,
    isAbstractType(type)
      ? schema
          .getPossibleTypes(type)
          .map(({ name }) => name)
          .sort()
      : [],
  ])
  const known = Object.entries(possibleTypes).map(([name, types]) => [name, types.toSorted()])
  expect(known.sort()).toEqual(fromSchema.sort())
})
