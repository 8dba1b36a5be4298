import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY, type FrontDesk } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { rebook, rebooked, type Conflict, type DaysUnavailable } from './support/rebooking.ts'
import type { Resource } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => WEDNESDAY })
})
afterAll(async () => {
  await expectInvariants(node.database)
  await node.close()
})

/** A lesson of Bruno's in a room, yesterday from 10 to 11, that may be copied. */
interface Lesson extends FrontDesk {
  readonly bruno: string
  readonly room: Resource
  readonly product: string
  readonly sessionId: string
}

async function aLesson({ at = '10:00' } = {}): Promise<Lesson> {
  const desk = await openFrontDesk(node)
  const { school } = desk
  const bruno = await school.staffMember('Bruno')
  const room = await school.resource('Room')
  const product = await school.product()
  const sessionId = await school.session({ staff: [bruno], resources: [room], product, at })
  return { ...desk, bruno, room, product, sessionId }
}

/** Asks for Friday, in a language. */
async function conflictsOn(
  { school, token, sessionId }: Lesson,
  { day = 2, language = 'en' } = {},
): Promise<readonly Conflict[]> {
  const input = { sessionId, dates: [school.date(day)] }
  const result = await rebook(node, token, input, { 'accept-language': language })
  expect(result.__typename).toBe('DaysUnavailable')
  const { days } = result as DaysUnavailable
  expect(days.map(({ date }) => date)).toEqual([school.date(day)])
  return days[0]!.conflicts
}

describe('a day is refused with its reason when', () => {
  interface Case {
    readonly when: string
    readonly prepare: (lesson: Lesson) => Promise<unknown>
    readonly conflict: (lesson: Lesson) => Partial<Conflict>
    readonly french: string
    readonly day?: number
    readonly at?: string
  }

  const cases: readonly Case[] = [
    {
      when: 'the staff member has another session',
      prepare: ({ school, bruno }) => school.session({ staff: [bruno], day: 2, at: '10:30' }),
      conflict: ({ bruno }) => ({
        kind: 'STAFF_BUSY',
        subject: { __typename: 'StaffMember', id: bruno },
        ...{ startsAt: '2031-03-28T09:30:00.000Z', endsAt: '2031-03-28T10:30:00.000Z' },
        message: 'Bruno: other session 10:30–11:30',
      }),
      french: 'Bruno : autre séance 10:30–11:30',
    },
    {
      when: 'the staff member is unavailable',
      prepare: ({ school, bruno }) => school.unavailability({ staff: bruno }, 2, '09:00', '10:15'),
      conflict: ({ bruno }) => ({
        kind: 'STAFF_UNAVAILABLE',
        subject: { __typename: 'StaffMember', id: bruno },
        ...{ startsAt: '2031-03-28T08:00:00.000Z', endsAt: '2031-03-28T09:15:00.000Z' },
        message: 'Bruno is unavailable 09:00–10:15',
      }),
      french: 'Bruno n’est pas disponible 09:00–10:15',
    },
    {
      when: 'the staff member does not work then',
      prepare: ({ school, bruno }) => school.workingHours(bruno, 5, 8 * 60, 10 * 60 + 59),
      conflict: ({ bruno }) => ({
        kind: 'STAFF_OUTSIDE_WORKING_HOURS',
        subject: { __typename: 'StaffMember', id: bruno },
        ...{ startsAt: null, endsAt: null },
        message: 'Bruno does not work then',
      }),
      french: 'Bruno ne travaille pas à ce moment-là',
    },
    {
      when: 'the resource is taken',
      prepare: ({ school, room }) => school.session({ resources: [room], day: 2, at: '09:30' }),
      conflict: ({ room }) => ({
        kind: 'RESOURCE_BUSY',
        subject: { __typename: 'Resource', id: room.id },
        ...{ startsAt: '2031-03-28T08:30:00.000Z', endsAt: '2031-03-28T09:30:00.000Z' },
        message: 'Room: taken 09:30–10:30',
      }),
      french: 'Room : déjà pris 09:30–10:30',
    },
    {
      when: 'the resource is out of service',
      prepare: ({ school, room }) => school.unavailability({ resource: room }, 2, '00:00', '23:59'),
      conflict: ({ room }) => ({
        kind: 'RESOURCE_UNAVAILABLE',
        subject: { __typename: 'Resource', id: room.id },
        ...{ startsAt: '2031-03-27T23:00:00.000Z', endsAt: '2031-03-28T22:59:00.000Z' },
        message: 'Room: out of service 00:00–23:59',
      }),
      french: 'Room : hors service 00:00–23:59',
    },
    {
      when: 'the school is closed for days',
      prepare: ({ school }) => school.closure(1, 3),
      conflict: ({ school }) => ({
        kind: 'ORGANIZATION_CLOSED',
        subject: { __typename: 'Organization', id: school.id },
        ...{ startsAt: '2031-03-26T23:00:00.000Z', endsAt: '2031-03-29T23:00:00.000Z' },
        message: 'The school is closed: Thu 27 Mar–Sat 29 Mar',
      }),
      french: 'L’école est fermée : jeu. 27 mars–sam. 29 mars',
    },
    {
      when: 'the school is not open then',
      prepare: ({ school }) => school.openingHours(5, 10 * 60 + 1, 24 * 60),
      conflict: ({ school }) => ({
        kind: 'ORGANIZATION_CLOSED',
        subject: { __typename: 'Organization', id: school.id },
        ...{ startsAt: null, endsAt: null },
        message: 'The school is closed at that time',
      }),
      french: 'L’école est fermée à cette heure-là',
    },
    {
      when: 'the clocks skip its start',
      prepare: () => Promise.resolve(),
      conflict: ({ school }) => ({
        kind: 'LOCAL_TIME_SKIPPED',
        subject: { __typename: 'Organization', id: school.id },
        ...{ startsAt: null, endsAt: null },
        message: 'The clocks skip this time that day',
      }),
      french: 'Cette heure n’existe pas ce jour-là (changement d’heure)',
      ...{ day: 4, at: '02:30' },
    },
    {
      when: 'the staff member has left',
      prepare: ({ bruno }) =>
        node.database.query(`update staff_member set is_active = false where id = ?`, [bruno]),
      conflict: ({ bruno }) => ({
        kind: 'NO_LONGER_OFFERED',
        subject: { __typename: 'StaffMember', id: bruno },
        ...{ startsAt: null, endsAt: null },
        message: 'Bruno is no longer offered',
      }),
      french: 'Bruno n’est plus proposé',
    },
    {
      when: 'the product is no longer sold',
      prepare: ({ product }) =>
        node.database.query(`update product set is_active = false where id = ?`, [product]),
      conflict: ({ product }) => ({
        kind: 'NO_LONGER_OFFERED',
        subject: { __typename: 'Product', id: product },
        ...{ startsAt: null, endsAt: null },
        message: 'Private lesson is no longer offered',
      }),
      french: 'Private lesson n’est plus proposé',
    },
    {
      when: 'the resource is no longer offered',
      prepare: ({ room }) =>
        node.database.query(`update resource set is_active = false where id = ?`, [room.id]),
      conflict: ({ room }) => ({
        kind: 'NO_LONGER_OFFERED',
        subject: { __typename: 'Resource', id: room.id },
        ...{ startsAt: null, endsAt: null },
        message: 'Room is no longer offered',
      }),
      french: 'Room n’est plus proposé',
    },
  ]

  test.each(cases)('$when', async ({ prepare, conflict, french, day = 2, at = '10:00' }) => {
    const lesson = await aLesson({ at })
    await prepare(lesson)
    expect(await conflictsOn(lesson, { day })).toEqual([conflict(lesson)])
    const inFrench = await conflictsOn(lesson, { day, language: 'fr' })
    expect(inFrench.map(({ message }) => message)).toEqual([french])
  })
})

test('all reasons against a day are given, not just the first', async () => {
  const lesson = await aLesson()
  const { school, bruno, room, product } = lesson
  await school.closure(2)
  await school.workingHours(bruno, 1, 0, 1440)
  await school.session({ staff: [bruno], day: 2, at: '10:00', minutes: 30 })
  await school.unavailability({ staff: bruno }, 2, '10:30', '12:00')
  await school.unavailability({ resource: room }, 2, '08:00', '12:00')
  await node.database.query(`update product set is_active = false where id = ?`, [product])
  const kinds = (await conflictsOn(lesson)).map(({ kind }) => kind)
  expect(kinds).toEqual([
    ...['NO_LONGER_OFFERED', 'ORGANIZATION_CLOSED', 'STAFF_OUTSIDE_WORKING_HOURS'],
    ...['STAFF_BUSY', 'STAFF_UNAVAILABLE', 'RESOURCE_UNAVAILABLE'],
  ])
})

describe('all days or none', () => {
  test('when one of two days is taken, that one is named and nothing is made', async () => {
    const { school, bruno, token, sessionId } = await aLesson()
    await school.session({ staff: [bruno], day: 3 })
    const dates = [school.date(2), school.date(3)]
    const before = await countRows(school.id)
    const result = await rebook(node, token, { sessionId, dates })
    expect(result).toMatchObject({
      __typename: 'DaysUnavailable',
      message: 'Nothing was booked. Not available: Saturday 29 March.',
      days: [{ date: school.date(3) }],
    })
    expect(await countRows(school.id)).toEqual(before)
  })

  test('the message names every refused day, in the viewer’s language unless another is asked for', async () => {
    const { school, ana, token } = await openFrontDesk(node, { language: 'FR' })
    const sessionId = await school.session({ staff: [ana] })
    await school.session({ staff: [ana], day: 2 })
    await school.session({ staff: [ana], day: 3 })
    const input = { sessionId, dates: [school.date(3), school.date(1), school.date(2)] }
    expect(await rebook(node, token, input)).toMatchObject({
      message: 'Rien n’a été réservé. Pas disponible : vendredi 28 mars, samedi 29 mars.',
    })
    expect(await rebook(node, token, input, { 'accept-language': 'en-GB' })).toMatchObject({
      message: 'Nothing was booked. Not available: Friday 28 March, Saturday 29 March.',
    })
  })

  test('a refused id is not used up', async () => {
    const { school, bruno, token, sessionId } = await aLesson()
    await school.session({ staff: [bruno], day: 3 })
    const id = newId()
    await rebook(node, token, { id, sessionId, dates: [school.date(2), school.date(3)] })
    const { rebooking } = await rebooked(node, token, { id, sessionId, dates: [school.date(2)] })
    expect(rebooking.id).toBe(id)
  })
})

test('sessions that only touch are no conflict', async () => {
  const { school, bruno, room, token, sessionId } = await aLesson()
  await school.session({ staff: [bruno], resources: [room], day: 2, at: '09:00' })
  await school.session({ staff: [bruno], resources: [room], day: 2, at: '11:00' })
  await school.unavailability({ staff: bruno }, 3, '11:00', '12:00')
  await rebooked(node, token, { sessionId, dates: [school.date(2), school.date(3)] })
})

async function countRows(organizationId: string) {
  const tables = ['session', 'allocation', 'rebooking', 'orders', 'order_line', 'payment_link']
  const counts = [...tables, 'email_message', 'schedule_change'].map(
    (table) => `(select count(*) from ${table} where organization_id = o.id)::int as ${table}`,
  )
  const [row] = await node.database.query(
    `select ${counts.join(', ')}, o.schedule_version, o.last_order_number from organization o where o.id = ?`,
    [organizationId],
  )
  return row
}
