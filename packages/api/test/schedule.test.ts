import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ClosureRow } from '../src/organization/closure.entity.ts'
import { School, type SessionOptions } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const SCHEDULE = /* GraphQL */ `
  query Schedule($from: LocalDate!, $to: LocalDate!, $staff: [ID!]) {
    schedule(from: $from, to: $to, staffMemberIds: $staff) {
      version
      sessions {
        id
        title
        startsAt
        status
        isCompleted
        canBeRebooked
        client {
          name
        }
        product {
          name
          price {
            amount
          }
        }
        staff {
          id
          name
          workingHours {
            weekday
          }
        }
        resources {
          id
          name
          capacity
        }
        order {
          number
          emails {
            status
          }
        }
        rebooking {
          createdBy {
            name
          }
        }
        copies {
          id
        }
      }
      unavailabilities {
        id
        subject {
          ... on StaffMember {
            id
          }
          ... on Resource {
            id
          }
        }
      }
      closures {
        firstDate
        lastDate
        reason
      }
    }
  }
`

interface Schedule {
  readonly version: number
  readonly sessions: readonly {
    readonly id: string
    readonly startsAt: string
    readonly status: string
    readonly isCompleted: boolean
    readonly canBeRebooked: boolean
    readonly staff: readonly { readonly id: string; readonly name: string }[]
    readonly resources: readonly { readonly name: string }[]
  }[]
  readonly unavailabilities: readonly { readonly id: string; readonly subject: { readonly id: string } }[]
  readonly closures: readonly {
    readonly firstDate: string
    readonly lastDate: string
    readonly reason: string
  }[]
}

/** A Saturday in spring, noon in Paris. */
let clock = Temporal.Instant.from('2026-03-21T11:00Z')
let application: TestApplication

beforeAll(async () => {
  application = await startTestApplication({ now: () => clock, emailDelaySeconds: 180 })
})
afterAll(() => application.close())

async function aSchool(timeZone = 'Europe/Paris') {
  const school = await School.open(application.database, timeZone, () => clock)
  const staff = await school.staffMember('Ana')
  const [product, client] = [await school.product(), await school.client()]
  const lesson = (options: SessionOptions = {}) =>
    school.session({ staff: [staff], product, client, ...options })
  const ask = async (token: string, from: string, to: string, of?: readonly string[]) =>
    application.ask<{ schedule: Schedule }>(token, SCHEDULE, { from, to, staff: of })
  const token = await school.token(staff)
  const schedule = async (from: string, to = from, of?: readonly string[]) => {
    const { data, errors } = await ask(token, from, to, of)
    expect(errors).toBeUndefined()
    return data.schedule
  }
  return { school, staff, token, lesson, schedule, product, client }
}

const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)

describe('the range', () => {
  test('a day is from its midnight to the next: what touches it is in, what only borders on it is not', async () => {
    const { lesson, schedule, school } = await aSchool()
    await lesson({ day: -1, at: '22:00', minutes: 120 }) // ends at midnight
    const over = await lesson({ day: -1, at: '23:59', minutes: 2, staff: [] })
    const first = await lesson({ day: 0, at: '00:01', minutes: 1 })
    const last = await lesson({ day: 0, at: '23:59', minutes: 1 })
    await lesson({ day: 1, at: '00:00', minutes: 60 })
    const long = await lesson({ day: -1, at: '12:00', minutes: 48 * 60, staff: [] })
    expect(idsOf((await schedule(school.date(0))).sessions)).toEqual([long, over, first, last])
  })

  test('both of its dates are included', async () => {
    const { lesson, schedule, school } = await aSchool()
    const days = []
    for (const day of [0, 1, 2, 3]) days.push(await lesson({ day }))
    expect(idsOf((await schedule(school.date(1), school.date(2))).sessions)).toEqual(days.slice(1, 3))
  })

  // Sunday 29 March 2026 has 23 hours in Paris; Santiago's clocks go from 24:00 on 5 September 2026 to 01:00, and the
  // day on which they go back, 4 April, is over at the second of its two midnights.
  test.each([
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['Europe/Paris', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00Z', '2026-09-07T03:00Z'],
    ['America/Santiago', '2026-04-04', '2026-04-04T03:00Z', '2026-04-05T04:00Z'],
    ['Asia/Kathmandu', '2026-03-21', '2026-03-20T18:15Z', '2026-03-21T18:15Z'],
    ['Pacific/Apia', '2026-03-21', '2026-03-20T11:00Z', '2026-03-21T11:00Z'],
  ])('in %s, %s lasts from %s to %s', async (zone, date, starts, ends) => {
    const { school, lesson, schedule } = await aSchool(zone)
    const at = async (instant: string, minutes: number) => {
      const id = await lesson({ staff: [] })
      const startsAt = Temporal.Instant.from(instant)
      await application.database.query('update session set starts_at = ?, ends_at = ? where id = ?', [
        startsAt.toString(),
        startsAt.add({ minutes }).toString(),
        id,
      ])
      return id
    }
    const minuteBefore = (instant: string) =>
      Temporal.Instant.from(instant).subtract({ minutes: 1 }).toString()
    await at(minuteBefore(starts), 1)
    const first = await at(starts, 1)
    const last = await at(minuteBefore(ends), 1)
    await at(ends, 1)
    expect(school.timeZone).toBe(zone)
    expect(idsOf((await schedule(date)).sessions)).toEqual([first, last])
  })

  test('62 days may be asked for, 63 may not, nor a range that ends before it begins', async () => {
    const { token, school } = await aSchool()
    const ask = (from: string, to: string) =>
      application.ask<{ schedule: Schedule }>(token, SCHEDULE, { from, to })
    expect((await ask(school.date(0), school.date(61))).errors).toBeUndefined()
    for (const [from, to] of [
      [school.date(0), school.date(62)],
      [school.date(1), school.date(0)],
      ['1900-01-01', '2999-12-31'],
    ] as const) {
      const { errors } = await ask(from, to)
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
      expect(errors?.[0]?.message).toMatch(/62 days|before/)
    }
  })

  test.each(['2026-02-29', '2026-13-01', '26-03-21', '2026-3-21', '2026-03-21T00:00Z', '', '٢٠٢٦-٠٣-٢١'])(
    '"%s" is no date, and the answer says how one is written',
    async (date) => {
      const { token } = await aSchool()
      const { errors } = await application.ask(token, SCHEDULE, { from: date, to: '2026-03-21' })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
      expect(errors?.[0]?.message).toContain('YYYY-MM-DD')
    },
  )

  test.each(['0000-01-01', '0001-01-01', '9999-12-31'])(
    '%s is refused or empty, and no failure',
    async (date) => {
      const { token } = await aSchool()
      const { data, errors } = await application.ask<{ schedule: Schedule }>(token, SCHEDULE, {
        from: date,
        to: date,
      })
      if (errors) expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
      else expect(data.schedule.sessions).toEqual([])
    },
  )

  test('is for those who are signed in', async () => {
    const { errors } = await application.ask(null, SCHEDULE, { from: '2026-03-21', to: '2026-03-21' })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('what it holds', () => {
  test('sessions by their start, then by id, cancelled ones among them', async () => {
    const { lesson, schedule, school } = await aSchool()
    const later = await lesson({ day: 0, at: '11:00' })
    const cancelled = await lesson({ day: 0, at: '10:00', status: 'CANCELLED' })
    const same = await lesson({ day: 0, at: '10:00' })
    const { sessions } = await schedule(school.date(0))
    expect(sessions.map(({ id, status }) => [id, status])).toEqual([
      ...[cancelled, same].sort().map((id) => [id, id === cancelled ? 'CANCELLED' : 'SCHEDULED']),
      [later, 'SCHEDULED'],
    ])
    // Who gave it stays known, although its time is free again.
    expect(sessions.find(({ id }) => id === cancelled)!.staff).toHaveLength(1)
  })

  test('staff and resources of a session by name, then by id', async () => {
    const { school, lesson, schedule } = await aSchool()
    const names = ['Zoé', 'Ana', 'Zoé', 'Élise']
    const staff = []
    for (const name of names) staff.push(await school.staffMember(name))
    const resources = []
    for (const name of names) resources.push(await school.resource(name))
    await lesson({ day: 0, staff, resources })
    const [session] = (await schedule(school.date(0))).sessions
    expect(session!.staff.map(({ name }) => name)).toEqual(['Ana', 'Zoé', 'Zoé', 'Élise'])
    expect(session!.staff.slice(1, 3).map(({ id }) => id)).toEqual([staff[0], staff[2]].sort())
    expect(session!.resources.map(({ name }) => name)).toEqual(['Ana', 'Zoé', 'Zoé', 'Élise'])
  })

  test('times off of staff and resources that touch the range', async () => {
    const { school, staff, schedule } = await aSchool()
    const room = await school.resource('Room')
    const [ofStaff, ofRoom] = [
      await school.unavailability({ staff }, 0, '08:00', '09:00'),
      await school.unavailability({ resource: room }, 0, '09:00', '10:00'),
    ]
    await school.unavailability({ staff }, 1, '08:00', '09:00')
    const { unavailabilities } = await schedule(school.date(0))
    expect(unavailabilities).toEqual([
      { id: ofStaff, subject: { id: staff } },
      { id: ofRoom, subject: { id: room.id } },
    ])
  })

  test('closures that touch it, by their first day', async () => {
    const { school, schedule } = await aSchool()
    const em = application.database.orm.em.fork()
    const closure = (id: string, first: number, last: number, reason: string) =>
      em.insert(ClosureRow, {
        ...{ organizationId: school.id, id: `${id.repeat(8)}-0000-7000-8000-000000000000`, reason },
        ...{ firstDate: school.date(first), lastDate: school.date(last) },
      })
    await closure('c', 3, 9, 'ends after it')
    await closure('a', -9, 0, 'began before it')
    await closure('d', 4, 4, 'after it')
    await closure('b', -9, -1, 'before it')
    const { closures } = await schedule(school.date(0), school.date(3))
    expect(closures).toEqual([
      { firstDate: school.date(-9), lastDate: school.date(0), reason: 'began before it' },
      { firstDate: school.date(3), lastDate: school.date(9), reason: 'ends after it' },
    ])
  })
})

describe('for some of the staff', () => {
  test('shows their sessions, whoever gives them with them, their times off, and those of all resources', async () => {
    const { school, lesson, schedule, staff } = await aSchool()
    const [ben, room] = [await school.staffMember('Ben'), await school.resource('Room')]
    const own = await lesson({ day: 0, at: '09:00' })
    const shared = await lesson({ day: 0, at: '10:00', staff: [staff, ben] })
    const his = await lesson({ day: 0, at: '11:00', staff: [ben] })
    const nobodys = await lesson({ day: 0, at: '12:00', staff: [] })
    const off = await school.unavailability({ staff: ben }, 0, '15:00', '16:00')
    const offOwn = await school.unavailability({ staff }, 0, '16:00', '17:00')
    const offRoom = await school.unavailability({ resource: room }, 0, '17:00', '18:00')
    const today = school.date(0)
    const shown = async (of?: string[]) => {
      const { sessions, unavailabilities } = await schedule(today, today, of)
      return [idsOf(sessions), idsOf(unavailabilities)]
    }
    expect(await shown([staff])).toEqual([
      [own, shared],
      [offOwn, offRoom],
    ])
    expect(await shown([ben.toUpperCase()])).toEqual([
      [shared, his],
      [off, offRoom],
    ])
    expect(await shown([staff, ben])).toEqual([
      [own, shared, his],
      [off, offOwn, offRoom],
    ])
    expect(await shown([])).toEqual([[], [offRoom]])
    expect(await shown(['nobody'])).toEqual([[], [offRoom]])
    expect(await shown()).toEqual([
      [own, shared, his, nobodys],
      [off, offOwn, offRoom],
    ])
  })
})

describe('by the clock', () => {
  test('a lesson is completed, and can be booked again, from the moment it ends', async () => {
    const { school, lesson, schedule } = await aSchool()
    const ended = await lesson({ day: 0, at: '11:00', minutes: 60 })
    const cancelled = await lesson({ day: 0, at: '11:00', staff: [], status: 'CANCELLED' })
    const meeting = await lesson({ day: 0, at: '11:00', staff: [], product: null, client: null })
    const group = await lesson({
      ...{ day: 0, at: '11:00', staff: [] },
      product: await school.product({ isPrivateLesson: false }),
    })
    const nobody = await lesson({ day: 0, at: '11:00', staff: [], client: null })
    const states = async () =>
      new Map(
        (await schedule('2026-03-21')).sessions.map(({ id, isCompleted, canBeRebooked }) => [
          id,
          [isCompleted, canBeRebooked],
        ]),
      )
    const noon = clock
    clock = noon.subtract({ milliseconds: 1 })
    const before = await states()
    clock = noon
    const after = await states()
    expect([before.get(ended), after.get(ended)]).toEqual([
      [false, false],
      [true, true],
    ])
    expect(after.get(cancelled)).toEqual([false, false])
    for (const id of [meeting, group, nobody]) expect(after.get(id)).toEqual([true, false])
  })
})

describe('a large one', () => {
  test('takes no more statements with forty-four sessions and their copies than with two', async () => {
    const { school, lesson, schedule, token } = await aSchool()
    const client = await school.client()
    const fill = async (day: number, count: number) => {
      const sources = []
      for (let index = 0; index < count; index++) {
        const [staff, room] = [await school.staffMember(`S${index}`), await school.resource(`R${index}`)]
        sources.push(
          await lesson({ day, staff: [staff], resources: [room], client, product: await school.product() }),
        )
      }
      for (const [index, sessionId] of sources.entries()) {
        const input = { id: crypto.randomUUID(), sessionId, dates: [school.date(1 + (index % 2))] }
        const query = 'mutation ($input: RebookSessionInput!) { rebookSession(input: $input) { __typename } }'
        const { data } = await application.ask<{ rebookSession: { __typename: string } }>(token, query, {
          input,
        })
        expect(data.rebookSession.__typename).toBe('SessionRebooked')
      }
      for (let index = 0; index < count; index++) {
        const room = await school.resource(`X${index}`)
        await school.unavailability({ resource: room }, day, '08:00', '09:00')
      }
    }
    await fill(-1, 2)
    const few = await statementsOf(() => schedule(school.date(-1), school.date(2)))
    await fill(-1, 20)
    const many = await statementsOf(() => schedule(school.date(-1), school.date(2)))
    expect((await schedule(school.date(-1), school.date(2))).sessions.length).toBeGreaterThan(40)
    expect(few).toBeGreaterThan(5)
    // Not the same number each time: which loads share a statement depends on when the answers before them come.
    expect(many).toBeLessThan(few + 12)
  })
})

/** How many statements the node sends to the database for a request. */
async function statementsOf(request: () => Promise<unknown>): Promise<number> {
  const logger = application.database.orm.config.getLogger()
  const spy = vi.spyOn(logger, 'logQuery')
  try {
    await request()
    return spy.mock.calls.length
  } finally {
    spy.mockRestore()
  }
}
