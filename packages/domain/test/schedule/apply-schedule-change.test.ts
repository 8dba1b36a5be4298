import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyScheduleChange,
  touches,
  type ScheduleChangeOf,
  type ScheduleEntry,
  type VersionedSchedule,
} from '../../src/schedule/apply-schedule-change.ts'

type Schedule = VersionedSchedule<ScheduleEntry, ScheduleEntry>
type Change = ScheduleChangeOf<ScheduleEntry, ScheduleEntry>

const hour = 3_600_000
const range = { start: 10 * hour, end: 20 * hour }
const entry = (id: string, from: number, to: number): ScheduleEntry => ({
  id,
  startsAt: new Date(from * hour).toISOString(),
  endsAt: new Date(to * hour).toISOString(),
})
const scheduleOf = (
  version: number,
  sessions: ScheduleEntry[] = [],
  unavailabilities: ScheduleEntry[] = [],
) => ({
  version,
  sessions: new Map(sessions.map((one) => [one.id, one])),
  unavailabilities: new Map(unavailabilities.map((one) => [one.id, one])),
})
const changeOf = (version: number, parts: Partial<Change> = {}): Change => ({
  version,
  sessions: [],
  unavailabilities: [],
  removedUnavailabilityIds: [],
  ...parts,
})
const applied = (schedule: Schedule, change: Change): Schedule => {
  const result = applyScheduleChange(schedule, change, range)
  if (result.kind !== 'applied') throw new Error(`expected a change that applies, got ${result.kind}`)
  return result.schedule
}

describe('versions', () => {
  test.each([
    [5, 'known'],
    [6, 'known'],
    [7, 'applied'],
    [8, 'gap'],
    [20, 'gap'],
  ])('at 6, version %i is %s', (version, kind) => {
    expect(applyScheduleChange(scheduleOf(6), changeOf(version), range).kind).toBe(kind)
  })

  test('a change that touches nothing shown still counts as a version, and keeps the maps as they are', () => {
    const before = scheduleOf(1, [entry('a', 11, 12)])
    const after = applied(before, changeOf(2, { sessions: [entry('far', 30, 31)] }))
    expect(after.version).toBe(2)
    expect(after.sessions).toBe(before.sessions)
    expect(after.unavailabilities).toBe(before.unavailabilities)
  })
})

describe('entries', () => {
  test('a new session comes in, one that changed is replaced, the others keep their identity', () => {
    const before = scheduleOf(1, [entry('a', 11, 12), entry('b', 13, 14)])
    const after = applied(before, changeOf(2, { sessions: [entry('b', 15, 16), entry('c', 11, 12)] }))
    expect([...after.sessions.keys()]).toEqual(['a', 'b', 'c'])
    expect(after.sessions.get('a')).toBe(before.sessions.get('a'))
    expect(after.sessions.get('b')?.startsAt).toBe(entry('b', 15, 16).startsAt)
    expect(before.sessions.get('b')?.startsAt).toBe(entry('b', 13, 14).startsAt)
  })

  test('a session that was moved out of the range goes; one that only touches its edge lies outside', () => {
    const before = scheduleOf(1, [entry('a', 11, 12), entry('b', 13, 14)])
    const after = applied(before, changeOf(2, { sessions: [entry('a', 8, 10), entry('b', 20, 21)] }))
    expect(after.sessions.size).toBe(0)
  })

  test('an unavailability that is no more goes', () => {
    const before = scheduleOf(1, [], [entry('u', 0, 40)])
    expect(
      applied(before, changeOf(2, { removedUnavailabilityIds: ['u', 'unknown'] })).unavailabilities.size,
    ).toBe(0)
  })
})

/** The whole truth of an organization, of which a watcher sees the range. */
const someEntry = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([id, from, length]) => entry(id, from, from + length))
const someCommit = fc.record({
  sessions: fc.uniqueArray(someEntry, { selector: ({ id }) => id, maxLength: 4 }),
  unavailabilities: fc.uniqueArray(someEntry, { selector: ({ id }) => id, maxLength: 3 }),
  removed: fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'), { maxLength: 2 }),
})

test('whoever has applied all changes holds what the query gives, whatever was sent twice', () => {
  fc.assert(
    fc.property(
      fc.array(someCommit, { maxLength: 20 }),
      fc.array(fc.nat({ max: 19 })),
      (commits, repeats) => {
        const truth = {
          sessions: new Map<string, ScheduleEntry>(),
          unavailabilities: new Map<string, ScheduleEntry>(),
        }
        const changes: Change[] = []
        let held: Schedule = scheduleOf(0)
        for (const [index, { sessions, unavailabilities, removed }] of commits.entries()) {
          const kept = unavailabilities.filter(({ id }) => !removed.includes(id))
          for (const one of sessions) truth.sessions.set(one.id, one)
          for (const one of kept) truth.unavailabilities.set(one.id, one)
          for (const id of removed) truth.unavailabilities.delete(id)
          const change = changeOf(index + 1, {
            sessions,
            unavailabilities: kept,
            removedUnavailabilityIds: removed,
          })
          changes.push(change)
          held = applied(held, change)
          const again = changes[repeats[index] ?? 0]
          if (again) expect(applyScheduleChange(held, again, range).kind).toBe('known')
        }
        expect(byId(held.sessions)).toEqual(byId(inRange(truth.sessions)))
        expect(byId(held.unavailabilities)).toEqual(byId(inRange(truth.unavailabilities)))
      },
    ),
  )
})

const inRange = (entries: ReadonlyMap<string, ScheduleEntry>) =>
  new Map([...entries].filter(([, one]) => touches(one, range)))
const byId = (entries: ReadonlyMap<string, ScheduleEntry>) =>
  [...entries.values()].sort((a, b) => a.id.localeCompare(b.id))
