import { expect, test } from 'vitest'
import { canBeRebooked, isCompleted, isUnderWay } from '../../src/schedule/session-state.ts'

const end = Date.parse('2026-11-21T10:00:00Z')
const lesson = {
  startsAt: '2026-11-21T09:00:00Z',
  endsAt: '2026-11-21T11:00:00+01:00',
  status: 'SCHEDULED',
  product: { isPrivateLesson: true },
  client: { name: 'Léa' },
}

test.each([
  ['a second before its end', end - 1000, false],
  ['at its end', end, true],
  ['long after', end + 86_400_000, true],
])('a lesson %s', (_when, now, isOver) => {
  expect(isCompleted(lesson, now)).toBe(isOver)
  expect(canBeRebooked(lesson, now)).toBe(isOver)
  expect(isUnderWay(lesson, now)).toBe(!isOver)
})

test('a lesson that has not begun is neither under way nor over', () => {
  const now = Date.parse(lesson.startsAt) - 1
  expect(isUnderWay(lesson, now)).toBe(false)
  expect(isCompleted(lesson, now)).toBe(false)
})

test('a cancelled lesson is never completed nor under way', () => {
  const cancelled = { ...lesson, status: 'CANCELLED' }
  expect(isCompleted(cancelled, end)).toBe(false)
  expect(isUnderWay(cancelled, end - 1)).toBe(false)
})

test.each([
  ['no private lesson', { ...lesson, product: { isPrivateLesson: false } }],
  ['not sold', { ...lesson, product: null }],
  ['without a client', { ...lesson, client: null }],
])('a completed session that is %s cannot be booked again', (_why, session) => {
  expect(isCompleted(session, end)).toBe(true)
  expect(canBeRebooked(session, end)).toBe(false)
})
