import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY, type FrontDesk } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { UNDO } from './support/operations.ts'
import { askToRebook, rebooked, type RebookResult } from './support/rebooking.ts'
import { startNodeOn } from './support/second-node.ts'
import type { Answer, TestApplication } from './support/test-application.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'
import { insertUnavailability, lockSubjects, openWriter } from './support/writer.ts'

let now = WEDNESDAY
let database: TestDatabase
let nodes: readonly [TestApplication, TestApplication]
beforeAll(async () => {
  database = await createTestDatabase()
  const start = () => startNodeOn(database, { now: () => now })
  nodes = [await start(), await start()]
})
afterAll(async () => {
  await expectInvariants(database)
  // A backend may keep what it has counted for a while; at its end it tells all.
  for (const node of nodes) await node.close()
  const [counted] = await database.query<{ deadlocks: number }>(
    `select deadlocks::int from pg_stat_database where datname = current_database()`,
  )
  expect(counted).toEqual({ deadlocks: 0 })
  await database.drop()
})

type RebookAnswer = Answer<{ rebookSession: RebookResult } | null>

/** How many answers there are of each kind; an error counts under its code. */
function count(answers: readonly RebookAnswer[]): Record<string, number> {
  const kinds = answers.map(
    ({ data, errors }) => data?.rebookSession.__typename ?? errors![0]!.extensions.code,
  )
  return Object.fromEntries([...Map.groupBy(kinds, String)].map(([kind, all]) => [kind, all.length]))
}

/** One lesson that many ask to book again on the same day, each with an id of their own. */
async function askAtOnce(times: number, nodeOf: (nth: number) => TestApplication): Promise<RebookAnswer[]> {
  const { school, ana, token } = await openFrontDesk(nodes[0])
  const sessionId = await school.session({ staff: [ana] })
  const dates = [school.date(2)]
  return Promise.all(
    Array.from({ length: times }, (_, nth) => askToRebook(nodeOf(nth), token, { sessionId, dates })),
  )
}

describe('of many bookings of one slot at the same moment one is made, the others are told why', () => {
  test.each([
    [50, 'one node', () => nodes[0]],
    [1000, 'one node', () => nodes[0]],
    [300, 'two nodes', (nth: number) => nodes[nth % 2]!],
  ])('%i over %s', { timeout: 120_000 }, async (times, _, nodeOf) => {
    const answers = await askAtOnce(times, nodeOf)
    expect(count(answers)).toEqual({ SessionRebooked: 1, DaysUnavailable: times - 1 })
    for (const { data } of answers) {
      if (data!.rebookSession.__typename !== 'DaysUnavailable') continue
      expect(data!.rebookSession.days).toMatchObject([
        { conflicts: [{ kind: 'STAFF_BUSY', message: 'Ana: other session 10:00–11:00' }] },
      ])
    }
  })
})

describe('bookings that cross', () => {
  /** Lessons of A in X, B in Y, A in Y and B in X, all at ten. */
  async function crossingLessons({ school, ana }: FrontDesk): Promise<string[]> {
    const bruno = await school.staffMember('Bruno')
    const [x, y] = [await school.resource('X'), await school.resource('Y')]
    const pairs = [
      { staff: [ana], resources: [x] },
      { staff: [bruno], resources: [y] },
      { staff: [ana], resources: [y] },
      { staff: [bruno], resources: [x] },
    ]
    return Promise.all(pairs.map((pair, nth) => school.session({ ...pair, day: -1 - nth })))
  }

  test('come to one of the two pairs that go together, on each day', { timeout: 60_000 }, async () => {
    const desk = await openFrontDesk(nodes[0])
    const lessons = await crossingLessons(desk)
    const days = [1, 2, 3, 4]
    const wishes = days.flatMap((day) =>
      lessons.map((sessionId) => ({ sessionId, dates: [desk.school.date(day)] })),
    )
    const answers = await Promise.all(
      [...wishes, ...wishes, ...wishes].map((wish, nth) => askToRebook(nodes[nth % 2]!, desk.token, wish)),
    )
    expect(count(answers)).toEqual({ SessionRebooked: 2 * days.length, DaysUnavailable: 10 * days.length })
  })

  test(
    'also with several days each, and with people who fall ill meanwhile',
    { timeout: 60_000 },
    async () => {
      const desk = await openFrontDesk(nodes[0])
      const { school, ana, token } = desk
      const lessons = await crossingLessons(desk)
      const wishes = lessons.flatMap((sessionId) =>
        [[1, 2], [2, 1, 3], [4], [3, 5, 6], [6, 4]].map((days) => ({
          sessionId,
          dates: days.map((day) => school.date(day)),
        })),
      )
      const fallsIll = async (day: number) => {
        const writer = await openWriter(database)
        await lockSubjects(writer, school, [ana])
        // Refused by the constraint where the day is booked already.
        await insertUnavailability(writer, school, ana, day).then(writer.commit, writer.rollBack)
      }
      const [answers] = await Promise.all([
        Promise.all(wishes.map((wish, nth) => askToRebook(nodes[nth % 2]!, token, wish))),
        Promise.all([1, 2, 3, 4, 5, 6].map(fallsIll)),
      ])
      const { SessionRebooked: made = 0, ...refused } = count(answers)
      expect(made).toBeGreaterThan(0)
      expect(refused).toEqual({ DaysUnavailable: wishes.length - made })
      await expectInvariants(database)
    },
  )

  test('copies that are copied again while they are to be taken back', { timeout: 60_000 }, async () => {
    const { school, ana, token } = await openFrontDesk(nodes[0])
    const sessionId = await school.session({ staff: [ana] })
    const dates = [school.date(1), school.date(2)]
    const { rebooking } = await rebooked(nodes[0], token, { sessionId, dates })
    now = WEDNESDAY.add({ hours: 72 })
    const undos = Array.from({ length: 20 }, (_, nth) =>
      nodes[nth % 2]!.ask(token, UNDO, { id: rebooking.id }),
    )
    const copies = Array.from({ length: 20 }, (_, nth) =>
      askToRebook(nodes[nth % 2]!, token, {
        sessionId: rebooking.sessions[nth % 2]!.id,
        dates: [school.date(1 + (nth % 3))],
      }),
    )
    expect(count(await Promise.all(copies))).toEqual({ SessionRebooked: 3, DaysUnavailable: 17 })
    for (const answer of await Promise.all(undos)) {
      expect(answer).toMatchObject({ data: { undoRebooking: { reason: 'ALREADY_BEGUN' } } })
    }
    now = WEDNESDAY
  })
})

test(
  'one teacher’s free hours, each asked for by many, are all booked and each once',
  { timeout: 60_000 },
  async () => {
    const { school, ana, token } = await openFrontDesk(nodes[0])
    const hours = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00']
    const lessons = await Promise.all(hours.map((at) => school.session({ staff: [ana], at })))
    const wishes = lessons.flatMap((sessionId) =>
      [1, 2, 3].map((day) => ({ sessionId, dates: [school.date(day)] })),
    )
    const answers = await Promise.all(
      [...wishes, ...wishes, ...wishes].map((wish, nth) => askToRebook(nodes[nth % 2]!, token, wish)),
    )
    expect(count(answers)).toEqual({ SessionRebooked: 18, DaysUnavailable: 36 })
  },
)
