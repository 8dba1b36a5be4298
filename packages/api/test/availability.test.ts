import { v7 as newId } from 'uuid'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { rebooked, type Conflict } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const AVAILABILITY = /* GraphQL */ `
  query Availability($sessionId: ID!) {
    availability(sessionId: $sessionId) {
      date
      startsAt
      endsAt
      isAvailable
      conflicts {
        kind
        message
        startsAt
        endsAt
        subject {
          __typename
          ... on StaffMember {
            id
          }
          ... on Resource {
            id
          }
          ... on Product {
            id
          }
          ... on Organization {
            id
          }
        }
      }
    }
    session(id: $sessionId) {
      canBeRebooked
    }
  }
`

interface Data {
  readonly availability: readonly {
    readonly date: string
    readonly startsAt: string | null
    readonly endsAt: string | null
    readonly isAvailable: boolean
    readonly conflicts: readonly Conflict[]
  }[]
  readonly session: { readonly canBeRebooked: boolean } | null
}

let now = WEDNESDAY
let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => now })
})
beforeEach(() => {
  now = WEDNESDAY
})
afterAll(() => node.close())

const ask = (token: string | null, sessionId: string, headers = {}) =>
  node.ask<Data>(token, AVAILABILITY, { sessionId }, headers)

describe('the availability of a session', () => {
  test('has six days from tomorrow on, in order, with the times that a copy would have', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session({ at: '10:00', minutes: 90 })
    const { data } = await ask(token, sessionId)
    const day = (date: string, startsAt: string, endsAt: string) => ({
      ...{ date, startsAt: `${date}T${startsAt}:00.000Z`, endsAt: `${date}T${endsAt}:00.000Z` },
      ...{ isAvailable: true, conflicts: [] },
    })
    expect(data).toEqual({
      availability: [
        day('2031-03-27', '09:00', '10:30'),
        day('2031-03-28', '09:00', '10:30'),
        day('2031-03-29', '09:00', '10:30'),
        day('2031-03-30', '08:00', '09:30'),
        day('2031-03-31', '08:00', '09:30'),
        day('2031-04-01', '08:00', '09:30'),
      ],
      session: { canBeRebooked: true },
    })
  })

  test('gives each day every reason against it, and no other day’s', async () => {
    const { school, token } = await openFrontDesk(node)
    const bruno = await school.staffMember('Bruno')
    const room = await school.resource('Room')
    const sessionId = await school.session({ staff: [bruno], resources: [room], at: '02:30' })
    await school.session({ staff: [bruno], resources: [room], day: 1, at: '02:00' })
    await school.unavailability({ staff: bruno }, 2, '01:00', '04:00')
    await school.unavailability({ resource: room }, 2, '03:00', '05:00')
    await school.closure(3)
    // Works on every weekday but Tuesday.
    for (const weekday of [1, 3, 4, 5, 6, 7]) await school.workingHours(bruno, weekday, 0, 1440)

    const { data } = await ask(token, sessionId)
    const found = data.availability.map(({ date, isAvailable, conflicts }) => [
      date,
      isAvailable,
      conflicts.map(({ kind }) => kind),
    ])
    expect(found).toEqual([
      ['2031-03-27', false, ['STAFF_BUSY', 'RESOURCE_BUSY']],
      ['2031-03-28', false, ['STAFF_UNAVAILABLE', 'RESOURCE_UNAVAILABLE']],
      ['2031-03-29', false, ['ORGANIZATION_CLOSED']],
      ['2031-03-30', false, ['LOCAL_TIME_SKIPPED']],
      ['2031-03-31', true, []],
      ['2031-04-01', false, ['STAFF_OUTSIDE_WORKING_HOURS']],
    ])
    expect(data.availability[3]).toMatchObject({ startsAt: null, endsAt: null })
    expect(data.availability[0]!.conflicts).toEqual([
      {
        ...{ kind: 'STAFF_BUSY', message: 'Bruno: other session 02:00–03:00' },
        ...{ startsAt: '2031-03-27T01:00:00.000Z', endsAt: '2031-03-27T02:00:00.000Z' },
        subject: { __typename: 'StaffMember', id: bruno },
      },
      {
        ...{ kind: 'RESOURCE_BUSY', message: 'Room: taken 02:00–03:00' },
        ...{ startsAt: '2031-03-27T01:00:00.000Z', endsAt: '2031-03-27T02:00:00.000Z' },
        subject: { __typename: 'Resource', id: room.id },
      },
    ])
  })

  test('says of all days that something is no longer offered', async () => {
    const { school, token } = await openFrontDesk(node)
    const product = await school.product({ isActive: false })
    const bruno = await school.staffMember('Bruno', { isActive: false })
    const room = await school.resource('Room', { isActive: false })
    const sessionId = await school.session({ product, staff: [bruno], resources: [room] })
    const { data } = await ask(token, sessionId)
    for (const { conflicts } of data.availability) {
      expect(conflicts.map(({ kind, subject }) => [kind, subject])).toEqual([
        ['NO_LONGER_OFFERED', { __typename: 'Product', id: product }],
        ['NO_LONGER_OFFERED', { __typename: 'StaffMember', id: bruno }],
        ['NO_LONGER_OFFERED', { __typename: 'Resource', id: room.id }],
      ])
    }
  })

  test('speaks the language of the request, else the viewer’s', async () => {
    const { school, ana, token } = await openFrontDesk(node, { language: 'FR' })
    const sessionId = await school.session({ staff: [ana] })
    await school.session({ staff: [ana], day: 1 })
    const first = async (headers = {}) =>
      (await ask(token, sessionId, headers)).data.availability[0]!.conflicts.map(({ message }) => message)
    expect(await first()).toEqual(['Ana : autre séance 10:00–11:00'])
    expect(await first({ 'accept-language': 'en-US,en;q=0.9' })).toEqual(['Ana: other session 10:00–11:00'])
    expect(await first({ 'accept-language': 'de' })).toEqual(['Ana : autre séance 10:00–11:00'])
  })

  test('is told for a session that is not over, which cannot be booked again yet', async () => {
    const { school, ana, token } = await openFrontDesk(node)
    const sessionId = await school.session({ staff: [ana], day: 1 })
    const { data } = await ask(token, sessionId)
    expect(data.session).toEqual({ canBeRebooked: false })
    // It stands in its own way on the day on which it is itself.
    expect(data.availability.map(({ isAvailable }) => isAvailable)).toEqual([
      ...[false, true, true, true, true, true],
    ])
  })

  test('is told for a meeting, too', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session({ product: null, client: null })
    const { data } = await ask(token, sessionId)
    expect(data.availability).toHaveLength(6)
    expect(data.session).toEqual({ canBeRebooked: false })
  })

  test('is what booking comes to: a day that was booked is no longer free', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    await rebooked(node, token, { sessionId, dates: [school.date(2)] })
    const { data } = await ask(token, sessionId)
    expect(data.availability.map(({ isAvailable }) => isAvailable)).toEqual([
      ...[true, false, true, true, true, true],
    ])
  })

  test('counts from today at the school, not at the server', async () => {
    now = Temporal.Instant.from('2031-03-26T11:00:00Z')
    const { school, token } = await openFrontDesk(node, { timeZone: 'Pacific/Kiritimati' })
    const sessionId = await school.session()
    const { data } = await ask(token, sessionId)
    expect(data.availability[0]!.date).toBe('2031-03-28')
  })
})

describe('is NOT_FOUND', () => {
  test.each([
    ['an unknown session', newId()],
    ['what is no id', 'lesson 7'],
  ])('for %s', async (_, sessionId) => {
    const { token } = await openFrontDesk(node)
    const { errors } = await ask(token, sessionId)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
  })

  test('for another school’s session', async () => {
    const { token } = await openFrontDesk(node)
    const { school } = await openFrontDesk(node)
    const { errors } = await ask(token, await school.session())
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
  })
})

test('who is not signed in is told so', async () => {
  const { school } = await openFrontDesk(node)
  const { errors } = await ask(null, await school.session())
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
