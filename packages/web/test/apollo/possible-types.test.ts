import { buildSchema, isAbstractType } from 'graphql'
import { expect, test } from 'vitest'
import sdl from '../../../api/schema.graphql?raw'
import { possibleTypes } from '../../src/apollo/possible-types.ts'

const schema = buildSchema(sdl)
const { Problem, ...unions } = possibleTypes

function membersOf(name: string): string[] {
  const type = schema.getType(name)
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((member) => member.name) : []
}

test.each(Object.entries(unions))('%s has the members that the schema gives it', (name, members) => {
  expect(members.toSorted()).toEqual(membersOf(name).toSorted())
})

test('every problem that those unions can answer with is known as one', () => {
  const problems = membersOf('Problem')
  const answered = Object.keys(unions)
    .flatMap(membersOf)
    .filter((name) => problems.includes(name))
  expect(Problem.toSorted()).toEqual(answered.toSorted())
})
