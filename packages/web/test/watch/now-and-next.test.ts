import { expect, test } from 'vitest'
import type { Placed } from '../../src/features/schedule/placed-entries.ts'
import type { SessionCard } from '../../src/features/schedule/session-card.fragment.ts'
import { nowAndNext } from '../../src/features/watch/now-and-next.ts'
import { aSession } from '../schedule/a-session.ts'

const at = (clock: string) => Date.parse(`2026-11-21T${clock}:00Z`)

function aLesson(id: string, from: string, to: string, status: SessionCard['status'] = 'SCHEDULED') {
  const [startsAt, endsAt] = [`2026-11-21T${from}:00Z`, `2026-11-21T${to}:00Z`]
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return {
    ...{ entry: aSession({ id, startsAt, endsAt, status }), date: '2026-11-21' },
    ...{ from: minutes(from), to: minutes(to) },
  } satisfies Placed<SessionCard>
}

const day = [
  aLesson('first', '08:00', '09:00'),
  aLesson('off', '09:00', '09:30', 'CANCELLED'),
  aLesson('second', '09:30', '10:30'),
  aLesson('third', '10:30', '11:00'),
]

test.each([
  ['07:59', null, 'first'],
  ['08:00', 'first', 'second'],
  ['09:00', null, 'second'],
  ['09:30', 'second', 'third'],
  ['10:30', 'third', null],
  ['11:00', null, null],
])('at %s what is on is %s, and next comes %s', (clock, now, next) => {
  const found = nowAndNext(day, at(clock))
  expect([found.now?.entry.id ?? null, found.next?.entry.id ?? null]).toEqual([now, next])
})

test('before the day’s first boundary the first lesson comes next', () => {
  expect(nowAndNext(day, -Infinity).next?.entry.id).toBe('first')
})
