import { localDateOf } from '@reprise/domain/time/local-time'
import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import {
  ALLOCATIONS_NOT_OWED,
  COPIES,
  INCOMPLETE_REBOOKINGS,
  ORDER_NUMBERS_WITH_GAPS,
  OVERLAPPING_ALLOCATIONS,
  VERSIONS_WITH_GAPS,
  WRONG_TOTALS,
} from './invariants.sql.ts'
import type { TestDatabase } from './test-database.ts'

/** What stands in a database against its invariants: the offending rows, by invariant; all empty when it is sound. */
export async function findViolations(database: Pick<TestDatabase, 'query'>) {
  return {
    'I1: nobody is in two places': await database.query(OVERLAPPING_ALLOCATIONS),
    'I2: a scheduled session has its allocations, a cancelled one none':
      await database.query(ALLOCATIONS_NOT_OWED),
    'I3: a rebooking has all that belongs to it': await database.query(INCOMPLETE_REBOOKINGS),
    'I5: a copy is like its source': (await database.query<Copy>(COPIES)).filter(isUnlikeItsSource),
    'I7: versions are 1, 2, 3, …': await database.query(VERSIONS_WITH_GAPS),
    'I12: a total is the sum of its lines': await database.query(WRONG_TOTALS),
    'order numbers are 1, 2, 3, …': await database.query(ORDER_NUMBERS_WITH_GAPS),
  }
}

/** Fails with the offending rows when the whole database is not sound. */
export async function expectInvariants(database: Pick<TestDatabase, 'query'>): Promise<void> {
  const violations = await findViolations(database)
  const sound = Object.fromEntries(Object.keys(violations).map((name) => [name, []]))
  expect(violations).toEqual(sound)
}

/** One session of a rebooking beside the date that it was asked for, and its source. */
interface Copy {
  readonly time_zone: string
  readonly date: string
  readonly is_alike: boolean
  readonly starts_at: string
  readonly ends_at: string
  readonly source_starts_at: string
  readonly source_ends_at: string
}

/** Local time becomes an instant in TypeScript alone, so the copy's time is checked here and not in SQL. */
function isUnlikeItsSource(copy: Copy): boolean {
  const [start, end, sourceStart, sourceEnd] = [
    copy.starts_at,
    copy.ends_at,
    copy.source_starts_at,
    copy.source_ends_at,
  ].map((instant) => Temporal.Instant.from(instant)) as [Instant, Instant, Instant, Instant]
  const isOnItsDay = localDateOf(start, copy.time_zone).toString() === copy.date
  const isAtItsTime = localTimeOf(start, copy.time_zone).equals(localTimeOf(sourceStart, copy.time_zone))
  const isAsLong = lengthOf(start, end) === lengthOf(sourceStart, sourceEnd)
  return !(copy.is_alike && isOnItsDay && isAtItsTime && isAsLong)
}

type Instant = Temporal.Instant

const localTimeOf = (instant: Instant, timeZone: string) => instant.toZonedDateTimeISO(timeZone).toPlainTime()

const lengthOf = (start: Instant, end: Instant) => end.epochMilliseconds - start.epochMilliseconds
