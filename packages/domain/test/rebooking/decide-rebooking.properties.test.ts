import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  BookingRules,
  Conflict,
  DayDecision,
  RebookingSource,
} from '../../src/rebooking/booking-situation.ts'
import { decideDay } from '../../src/rebooking/decide-day.ts'
import { decideRebooking } from '../../src/rebooking/decide-rebooking.ts'
import type { Interval } from '../../src/time/interval.ts'
import { aSituation, subjectsOf, type Situation } from './situations.ts'

const decide = ({ source, dates, occupied, rules }: Situation) =>
  decideRebooking(source, dates, occupied, rules)

/** Said again in numbers, so that the rule is not measured by itself. */
const meet = (a: Interval, b: Interval) =>
  Math.max(a.startsAt.epochMilliseconds, b.startsAt.epochMilliseconds) <
  Math.min(a.endsAt.epochMilliseconds, b.endsAt.epochMilliseconds)

describe('whatever the situation', () => {
  it('a copy never takes what is taken, nor what another copy takes', () => {
    fc.assert(
      fc.property(aSituation(), (situation) => {
        const claims = decide(situation).days.flatMap((day) => day.claims)
        for (const [index, claim] of claims.entries()) {
          const others = [...situation.occupied, ...claims.slice(index + 1)]
          const met = others.filter(
            (one) => one.subjectId === claim.subjectId && meet(one.during, claim.during),
          )
          expect(met).toEqual([])
        }
      }),
    )
  })

  it('all the days are booked, in date order, or none is', () => {
    fc.assert(
      fc.property(aSituation(), (situation) => {
        const { kind, days } = decide(situation)
        const inOrder = situation.dates.map(String).sort()
        const decided = days.map((day) => day.date.toString())
        expect(decided).toEqual(kind === 'BOOK' ? inOrder : inOrder.filter((day) => decided.includes(day)))
        expect(days.every((day) => (day.conflicts.length === 0) === (kind === 'BOOK'))).toBe(true)
        expect(days.every((day) => day.conflicts.length === 0 || day.claims.length === 0)).toBe(true)
        expect(days.length).toBeGreaterThan(0)
      }),
    )
  })

  it('a booked day takes every staff member and one unit of every resource, for the lesson and the minutes around it', () => {
    fc.assert(
      fc.property(aSituation(), (situation) => {
        const { kind, days } = decide(situation)
        fc.pre(kind === 'BOOK')
        for (const day of days) expectWholeClaims(day, situation.source)
      }),
    )
  })

  it('the order in which days were chosen changes nothing', () => {
    fc.assert(
      fc.property(aSituation(), (situation) => {
        const reversed = { ...situation, dates: [...situation.dates].reverse() }
        expect(JSON.stringify(decide(reversed))).toBe(JSON.stringify(decide(situation)))
      }),
    )
  })

  it('lessons shorter than a day are refused on just those days that are taken by themselves', () => {
    fc.assert(
      fc.property(aSituation(), (situation) => {
        const { source, dates, occupied, rules } = situation
        fc.pre(source.startsAt.until(source.endsAt).total('hours') < 20)
        const taken = dates.filter((day) => decideDay(day, source, occupied, rules).conflicts.length > 0)
        const { kind, days } = decide(situation)
        expect(kind).toBe(taken.length > 0 ? 'REFUSE' : 'BOOK')
        if (kind === 'REFUSE') expect(days.map((day) => String(day.date))).toEqual(taken.map(String).sort())
      }),
    )
  })

  it('a refusal is justified: without what it names, the day is free', () => {
    fc.assert(
      fc.property(aSituation(), (situation) => {
        for (const date of situation.dates) {
          const { conflicts } = decideDay(date, situation.source, situation.occupied, situation.rules)
          if (conflicts.some(({ kind }) => kind === 'LOCAL_TIME_SKIPPED')) continue
          const { source, occupied, rules } = conflicts.reduce(without, situation)
          expect(decideDay(date, source, occupied, rules).conflicts).toEqual([])
        }
      }),
    )
  })

  it('a reason is true: what it collides with takes a subject of the source, within the lesson and the minutes around it', () => {
    fc.assert(
      fc.property(aSituation(), ({ source, dates, occupied, rules }) => {
        const decided = dates.map((date) => decideDay(date, source, occupied, rules))
        for (const { lesson, conflicts } of decided) {
          for (const { kind, collidesWith } of conflicts) {
            if (!lesson || !collidesWith || kind === 'ORGANIZATION_CLOSED') continue
            const during = withBuffers(lesson, source)
            const causes = occupied.filter(
              (one) => sameTime(one.shown, collidesWith) && meet(one.during, during),
            )
            expect(causes.some((one) => subjectsOf(source).includes(one.subjectId))).toBe(true)
          }
        }
      }),
    )
  })
})

it('the situations are of every kind, so that the properties are about something', () => {
  const decisions = fc.sample(aSituation(), { numRuns: 300, seed: 2026 }).map(decide)
  const kinds = new Set(
    decisions
      .flatMap(({ days }) => days)
      .flatMap((day) => day.conflicts)
      .map(({ kind }) => kind),
  )
  expect(decisions.filter(({ kind }) => kind === 'BOOK').length).toBeGreaterThan(60)
  expect(decisions.filter(({ kind }) => kind === 'REFUSE').length).toBeGreaterThan(60)
  expect([...kinds].sort()).toEqual([
    'LOCAL_TIME_SKIPPED',
    'NO_LONGER_OFFERED',
    'ORGANIZATION_CLOSED',
    'RESOURCE_BUSY',
    'RESOURCE_UNAVAILABLE',
    'STAFF_BUSY',
    'STAFF_OUTSIDE_WORKING_HOURS',
    'STAFF_UNAVAILABLE',
  ])
})

const withBuffers = (lesson: Interval, source: RebookingSource): Interval => ({
  startsAt: lesson.startsAt.subtract({ minutes: source.bufferBeforeMinutes }),
  endsAt: lesson.endsAt.add({ minutes: source.bufferAfterMinutes }),
})

const sameTime = (a: Interval, b: Interval) => a.startsAt.equals(b.startsAt) && a.endsAt.equals(b.endsAt)

function expectWholeClaims({ lesson, claims }: DayDecision, source: RebookingSource): void {
  if (!lesson) throw new Error('a booked day has a lesson')
  const during = withBuffers(lesson, source)
  expect(claims.every((claim) => sameTime(claim.during, during))).toBe(true)
  const taken = claims.map(({ subjectId }) => subjectId)
  const owners = taken.map((id) => source.resources.find(({ unitIds }) => unitIds.includes(id))?.id ?? id)
  expect(owners).toEqual([...source.staff, ...source.resources].map(({ id }) => id))
}

/** The situation with what one conflict names taken out of it. */
function without(situation: Situation, conflict: Conflict): Situation {
  const { source, occupied, rules } = situation
  const { id } = conflict.subject
  switch (conflict.kind) {
    case 'NO_LONGER_OFFERED':
      return { ...situation, source: offeredAgain(source, id) }
    case 'ORGANIZATION_CLOSED':
      return { ...situation, rules: { ...rules, openingHours: [], closures: [] } }
    case 'STAFF_OUTSIDE_WORKING_HOURS':
      return { ...situation, rules: withoutHoursOf(id, rules) }
    default: {
      const subjects = source.resources.find((resource) => resource.id === id)?.unitIds ?? [id]
      const isNamed = (one: Situation['occupied'][number]) =>
        subjects.includes(one.subjectId) && sameTime(one.shown, conflict.collidesWith!)
      return { ...situation, occupied: occupied.filter((one) => !isNamed(one)) }
    }
  }
}

function withoutHoursOf(id: string, rules: BookingRules): BookingRules {
  return { ...rules, workingHours: new Map([...rules.workingHours].filter(([memberId]) => memberId !== id)) }
}

function offeredAgain(source: RebookingSource, id: string): RebookingSource {
  const offer = <T extends { id: string; isActive: boolean }>(one: T): T =>
    one.id === id ? { ...one, isActive: true } : one
  const { product, staff, resources } = source
  return { ...source, product: offer(product), staff: staff.map(offer), resources: resources.map(offer) }
}
