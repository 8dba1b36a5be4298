import { expect, test } from 'vitest'
import { positionLessons } from '../../src/features/schedule/position-lessons.ts'
import { aSession } from './a-session.ts'

const at = (id: string, from: number, to: number, status: 'SCHEDULED' | 'CANCELLED' = 'SCHEDULED') => ({
  entry: aSession({ id, status }),
  date: '2026-11-21',
  from,
  to,
})

test('lessons at the same time share the width', () => {
  expect(
    positionLessons([at('a', 540, 600), at('b', 540, 600)]).map(({ left, width }) => [left, width]),
  ).toEqual([
    [0, 0.5],
    [0.5, 0.5],
  ])
})

test('a cancelled lesson whose time is free keeps its full place', () => {
  const [only] = positionLessons([at('gone', 540, 600, 'CANCELLED')])
  expect(only).toMatchObject({ left: 0, width: 1, isStrip: false })
})

test('a cancelled lesson whose time was given away takes no width from the lesson that stands', () => {
  const [gone, stands] = positionLessons([at('gone', 540, 600, 'CANCELLED'), at('stands', 570, 630)])
  expect(gone).toMatchObject({ isStrip: true })
  expect(stands).toMatchObject({ width: 1, isStrip: false, isBesideStrip: true })
})
