import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { rebook, rebooked } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let now = WEDNESDAY
let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => now })
})
beforeEach(() => {
  now = WEDNESDAY
})
afterAll(async () => {
  await expectInvariants(node.database)
  await node.close()
})

describe('a copy has its source’s local time and its length', () => {
  interface Night {
    readonly night: string
    readonly timeZone: string
    readonly at: string
    /** Noon there or so, on the day before the copies. */
    readonly now: string
    readonly minutes?: number
    /** The copies of three days, as instants. */
    readonly starts: readonly string[]
  }

  const nights: readonly Night[] = [
    {
      night: 'when Paris goes forward',
      ...{ timeZone: 'Europe/Paris', now: '2031-03-28T11:00:00Z', at: '10:00' },
      starts: ['2031-03-29T09:00', '2031-03-30T08:00', '2031-03-31T08:00'],
    },
    {
      night: 'when Paris goes back',
      ...{ timeZone: 'Europe/Paris', now: '2031-10-24T10:00:00Z', at: '10:00' },
      starts: ['2031-10-25T08:00', '2031-10-26T09:00', '2031-10-27T09:00'],
    },
    {
      night: 'when New York goes forward',
      ...{ timeZone: 'America/New_York', now: '2031-03-07T17:00:00Z', at: '18:30' },
      starts: ['2031-03-08T23:30', '2031-03-09T22:30', '2031-03-10T22:30'],
    },
    {
      night: 'when Lord Howe goes back by half an hour',
      ...{ timeZone: 'Australia/Lord_Howe', now: '2031-04-04T02:00:00Z', at: '09:00' },
      starts: ['2031-04-04T22:00', '2031-04-05T22:30', '2031-04-06T22:30'],
    },
    {
      night: 'that lasts an hour less, through which the lesson goes on',
      ...{ timeZone: 'Europe/Paris', now: '2031-03-28T11:00:00Z', at: '23:00', minutes: 300 },
      starts: ['2031-03-29T22:00', '2031-03-30T21:00', '2031-03-31T21:00'],
    },
    {
      night: 'in which its time comes twice: the earlier one',
      ...{ timeZone: 'Europe/Paris', now: '2031-10-24T10:00:00Z', at: '02:30' },
      starts: ['2031-10-25T00:30', '2031-10-26T00:30', '2031-10-27T01:30'],
    },
  ]

  test.each(nights)('across the night $night', async ({ timeZone, at, minutes = 60, starts, ...night }) => {
    now = Temporal.Instant.from(night.now)
    const { school, token } = await openFrontDesk(node, { timeZone })
    const sessionId = await school.session({ day: -2, at, minutes })
    const dates = [school.date(1), school.date(2), school.date(3)]
    const { rebooking } = await rebooked(node, token, { sessionId, dates })
    expect(rebooking.sessions.map(({ startsAt }) => startsAt)).toEqual(starts.map((one) => `${one}:00.000Z`))
    for (const { startsAt, endsAt } of rebooking.sessions) {
      expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(minutes * 60_000)
    }
    await expectInvariants(node.database)
  })

  test('also a source on the other side of the night', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session({ at: '10:00' })
    now = Temporal.Instant.from('2031-03-31T10:00:00Z')
    const { rebooking } = await rebooked(node, token, { sessionId, dates: ['2031-04-01'] })
    expect(rebooking.sessions[0]!.startsAt).toBe('2031-04-01T08:00:00.000Z')
  })
})

test('a day on which the clocks skip the time does not spoil the others, only the booking of all', async () => {
  const { school, token } = await openFrontDesk(node)
  const sessionId = await school.session({ at: '02:30' })
  const both = await rebook(node, token, { sessionId, dates: ['2031-03-30', '2031-03-31'] })
  expect(both).toMatchObject({
    __typename: 'DaysUnavailable',
    days: [{ date: '2031-03-30', conflicts: [{ kind: 'LOCAL_TIME_SKIPPED' }] }],
  })
  const { rebooking } = await rebooked(node, token, { sessionId, dates: ['2031-03-31'] })
  expect(rebooking.sessions[0]!.startsAt).toBe('2031-03-31T00:30:00.000Z')
})

describe('the six days are counted from today at the school', () => {
  test.each([
    ['Pacific/Kiritimati', '2031-03-26T11:00:00Z', '2031-03-28', '2031-04-02'],
    ['Pacific/Pago_Pago', '2031-03-26T10:00:00Z', '2031-03-26', '2031-03-31'],
    ['Europe/Paris', '2031-03-26T22:59:59.999Z', '2031-03-27', '2031-04-01'],
    ['Europe/Paris', '2031-03-26T23:00:00Z', '2031-03-28', '2031-04-02'],
  ])('%s at %s', async (timeZone, instant, first, last) => {
    now = Temporal.Instant.from(instant)
    const { school, token } = await openFrontDesk(node, { timeZone })
    const sessionId = await school.session({ day: -1 })
    const before = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString()
    const after = Temporal.PlainDate.from(last).add({ days: 1 }).toString()
    const outside = await rebook(node, token, { sessionId, dates: [before, first, last, after] })
    expect(outside).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'dates.0' }, { path: 'dates.3' }],
    })
    await rebooked(node, token, { sessionId, dates: [first, last] })
  })

  test('over the end of a year', async () => {
    now = Temporal.Instant.from('2031-12-29T11:00:00Z')
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const { rebooking } = await rebooked(node, token, { sessionId, dates: ['2032-01-04'] })
    expect(rebooking.sessions[0]!.startsAt).toBe('2032-01-04T09:00:00.000Z')
  })
})

test('a copy can be copied in its turn, once it is over', async () => {
  const { school, token } = await openFrontDesk(node)
  const sessionId = await school.session()
  const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
  const copy = rebooking.sessions[0]!
  const tooEarly = await rebook(node, token, { sessionId: copy.id, dates: [school.date(2)] })
  expect(tooEarly).toMatchObject({ __typename: 'SessionNotRebookable', reason: 'NOT_COMPLETED' })
  now = Temporal.Instant.from(copy.endsAt)
  const again = await rebooked(node, token, { sessionId: copy.id, dates: [school.date(1)] })
  expect(again.rebooking.sessions[0]).toMatchObject({
    startsAt: '2031-03-28T09:00:00.000Z',
    rebookedFrom: { id: copy.id },
  })
})
