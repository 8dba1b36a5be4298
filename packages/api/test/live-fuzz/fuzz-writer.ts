import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { TryAgainError } from '../../src/graphql/errors.ts'
import { commitChange } from '../../src/live/commit-change.ts'
import { recordChange } from '../../src/live/record-change.ts'
import type { Doorbell } from '../../src/live/doorbell.ts'
import { AllocationRow } from '../../src/schedule/allocation.entity.ts'
import { UnavailabilityRow } from '../../src/schedule/unavailability.entity.ts'
import type { School } from '../support/school.ts'
import type { TestDatabase } from '../support/test-database.ts'

const REBOOK = `mutation ($input: RebookSessionInput!) {
  rebookSession(input: $input) { __typename ... on SessionRebooked { rebooking { id } } } }`
const UNDO = `mutation ($id: UUID!) { undoRebooking(id: $id) { __typename } }`

export interface WriterWorld {
  readonly school: School
  readonly database: TestDatabase
  readonly token: string
  readonly sources: readonly string[]
  readonly staff: readonly string[]
  readonly port: () => number
  /** 0 … 1, from the run's seed. */
  readonly random: () => number
}

/** One thing that somebody at the school does; what the state refuses does no harm. */
export async function writeSomething(world: WriterWorld, made: string[]): Promise<void> {
  const dice = world.random()
  if (dice < 0.5) await rebook(world, made)
  else if (dice < 0.75) await undo(world, made)
  else if (dice < 0.9) await beAway(world).catch(orRefused)
  else await comeBack(world)
}

async function rebook(world: WriterWorld, made: string[]): Promise<void> {
  const id = newId()
  const sessionId = pick(world.sources, world.random)
  const dates = [world.school.date(1 + Math.floor(world.random() * 6))]
  // As a client does: the same request again until there is an answer.
  const answer = await ask(world, REBOOK, { input: { id, sessionId, dates } })
  if (answer?.includes('SessionRebooked')) made.push(id)
}

async function undo(world: WriterWorld, made: string[]): Promise<void> {
  const id = made.splice(Math.floor(world.random() * made.length), 1)[0]
  if (id) await ask(world, UNDO, { id })
}

async function ask({ port, token }: WriterWorld, query: string, variables: object): Promise<string | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(5_000),
    })
    return await response.text()
  } catch {
    return null
  }
}

/** The writer rings nobody: what it does reaches the nodes by their poll alone. */
const SILENT: Doorbell = {
  ring: () => undefined,
  onRing: () => () => undefined,
  close: () => Promise.resolve(),
}

/** Somebody has a lesson then: the constraint says no. */
function orRefused(error: unknown): void {
  if (!(error instanceof TryAgainError && error.reason === '23P01')) throw error
}

async function beAway({ school, database, staff, random }: WriterWorld): Promise<void> {
  const organizationId = school.id
  const staffMemberId = pick(staff, random)
  const startsAt = school.instant(
    1 + Math.floor(random() * 6),
    `${String(6 + Math.floor(random() * 3)).padStart(2, '0')}:00`,
  )
  const endsAt = startsAt.add({ minutes: 30 })
  const id = newId()
  await commitChange({ orm: database.orm, doorbell: SILENT }, organizationId, async (em) => {
    await em.execute('select id from subject where organization_id = ? and id = ? for no key update', [
      organizationId,
      staffMemberId,
    ])
    await em.insert(UnavailabilityRow, {
      ...{ organizationId, id, staffMemberId, resourceId: null, reason: null },
      ...{ startsAt: new Date(startsAt.epochMilliseconds), endsAt: new Date(endsAt.epochMilliseconds) },
    })
    await em.insert(AllocationRow, {
      ...{
        organizationId,
        id: newId(),
        subjectId: staffMemberId,
        kind: 2,
        sessionId: null,
        unavailabilityId: id,
      },
      during: `[${startsAt.toString()},${endsAt.toString()})`,
    })
    await recordChange(em, organizationId, { unavailabilityIds: [id] }, Temporal.Now.instant().toString())
  })
}

async function comeBack({ school, database, random }: WriterWorld): Promise<void> {
  const organizationId = school.id
  await commitChange({ orm: database.orm, doorbell: SILENT }, organizationId, async (em) => {
    const away = await em.find(UnavailabilityRow, { organizationId }, { orderBy: { id: 1 } })
    if (away.length === 0) return
    const { id, staffMemberId } = pick(away, random)
    await em.execute('select id from subject where organization_id = ? and id = ? for no key update', [
      organizationId,
      staffMemberId,
    ])
    await em.nativeDelete(AllocationRow, { organizationId, unavailabilityId: id })
    if ((await em.nativeDelete(UnavailabilityRow, { organizationId, id })) === 0) return
    await recordChange(
      em,
      organizationId,
      { removedUnavailabilityIds: [id] },
      Temporal.Now.instant().toString(),
    )
  })
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!
}
