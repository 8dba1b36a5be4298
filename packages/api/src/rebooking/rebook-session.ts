import type { DayDecision } from '@reprise/domain/rebooking/booking-situation'
import { decideRebooking, type RebookingDecision } from '@reprise/domain/rebooking/decide-rebooking'
import {
  notRebookableReason,
  type NotRebookableReason,
} from '@reprise/domain/rebooking/not-rebookable-reason'
import { findDateProblems, type DateFinding } from '@reprise/domain/rebooking/rebooking-days'
import { localDateOf } from '@reprise/domain/time/local-time'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Temporal } from 'temporal-polyfill'
import { StaleReadError } from '../database/run-transaction.ts'
import { commitChange } from '../live/commit-change.ts'
import { OrganizationRow } from '../organization/organization.entity.ts'
import type { Parts } from '../parts.ts'
import { insertRebooking } from './insert-rebooking.ts'
import { loadOccupations } from './load-occupations.ts'
import { loadSource, subjectIdsOf, type Source } from './load-source.ts'
import { claimRebookingId, lockSubjects } from './lock-for-rebooking.ts'
import { RebookingRow } from './rebooking.entity.ts'

/** One confirmed "Book again". `id` is the caller's: the same request gives the same rebooking, however often. */
export interface RebookingRequest {
  readonly organizationId: string
  readonly staffMemberId: string
  readonly id: string
  /** Null: not even the form of an id, so nobody's session. */
  readonly sessionId: string | null
  readonly dates: readonly Temporal.PlainDate[]
}

export type Rebooked = {
  readonly kind: 'REBOOKED'
  readonly rebookingId: string
  readonly scheduleVersion: number
}

export type RebookingRefusal =
  | { readonly kind: 'DAYS_UNAVAILABLE'; readonly days: readonly DayDecision[]; readonly source: Source }
  | { readonly kind: 'NOT_REBOOKABLE'; readonly reason: NotRebookableReason }
  | { readonly kind: 'SESSION_NOT_FOUND' }
  | { readonly kind: 'ID_TAKEN' }
  | { readonly kind: 'INVALID_INPUT'; readonly findings: readonly DateFinding[] }

/**
 * Copies a completed private lesson to all of the dates or to none. First a look without locks refuses what a
 * committed row takes; what passes waits its turn at the subjects, then everything is decided again under their locks
 * and made in one transaction.
 */
export async function rebookSession(
  parts: Parts,
  request: RebookingRequest,
): Promise<Rebooked | RebookingRefusal> {
  const first = await parts.subjectQueue.look(() => look(parts, request))
  if ('outcome' in first) return first.outcome
  return parts.subjectQueue.run(first.subjectIds, async (hasWaited) => {
    const second = hasWaited ? await look(parts, request) : first
    return 'outcome' in second ? second.outcome : book(parts, request, second.subjectIds)
  })
}

type Look = { readonly outcome: Rebooked | RebookingRefusal } | { readonly subjectIds: readonly string[] }

async function look(parts: Parts, request: RebookingRequest): Promise<Look> {
  const em = parts.orm.em.fork()
  const verdict = await judge(em, request, parts.now())
  if (verdict.kind === 'POSSIBLE') return { subjectIds: subjectIdsOf(verdict.source) }
  // Read after the rules: what takes the day may be this very request, delivered twice and committed meanwhile.
  return { outcome: (await findTwin(em, request)) ?? verdict }
}

async function book(
  parts: Parts,
  request: RebookingRequest,
  seenSubjectIds: readonly string[],
): Promise<Rebooked | RebookingRefusal> {
  let subjectIds = seenSubjectIds
  try {
    return await commitChange(parts, request.organizationId, async (em) => {
      const now = parts.now()
      if (!(await claimRebookingId(em, request, now))) return (await findTwin(em, request))!
      await lockSubjects(em, request.organizationId, subjectIds)
      const verdict = await judge(em, request, now)
      if (verdict.kind !== 'POSSIBLE') throw new RolledBack(verdict)
      const needed = subjectIdsOf(verdict.source)
      if (String(needed) !== String(subjectIds)) {
        // Its staff or resources were changed since the look: other rows are to be locked, from the beginning.
        subjectIds = needed
        throw new StaleReadError()
      }
      const scheduleVersion = await insertRebooking(em, parts, request, verdict, now)
      return { kind: 'REBOOKED', rebookingId: request.id, scheduleVersion }
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal
    throw error
  }
}

type Verdict =
  { readonly kind: 'POSSIBLE'; readonly source: Source; readonly days: BookedDays } | RebookingRefusal

export type BookedDays = Extract<RebookingDecision, { kind: 'BOOK' }>['days']

/** The rules in their order: the input, the session, whether it may be copied at all, the days. */
async function judge(em: EntityManager, request: RebookingRequest, now: Temporal.Instant): Promise<Verdict> {
  const { organizationId, sessionId } = request
  const source = sessionId ? await loadSource(em, organizationId, sessionId) : null
  const timeZone = source?.rules.timeZone ?? (await timeZoneOf(em, organizationId))
  const findings = findDateProblems(request.dates, localDateOf(now, timeZone))
  if (findings.length > 0) return { kind: 'INVALID_INPUT', findings }
  if (!source) return { kind: 'SESSION_NOT_FOUND' }
  const reason = whyNotRebookable(source, now)
  if (reason) return { kind: 'NOT_REBOOKABLE', reason }
  const occupied = await loadOccupations(em, source, request.dates)
  const decision = decideRebooking(source.lesson, request.dates, occupied, source.rules)
  return decision.kind === 'BOOK'
    ? { kind: 'POSSIBLE', source, days: decision.days }
    : { kind: 'DAYS_UNAVAILABLE', days: decision.days, source }
}

/** What this id made before; a refusal when that was something else. */
async function findTwin(
  em: EntityManager,
  { organizationId, id, sessionId, dates }: RebookingRequest,
): Promise<Rebooked | RebookingRefusal | null> {
  const made = await em.findOne(RebookingRow, { organizationId, id }, { disableIdentityMap: true })
  if (!made) return null
  const isSame = made.sourceSessionId === sessionId && String(made.dates) === String(dates.map(String).sort())
  return isSame
    ? { kind: 'REBOOKED', rebookingId: id, scheduleVersion: made.scheduleVersion! }
    : { kind: 'ID_TAKEN' }
}

function whyNotRebookable({ status, isPrivateLesson, client, lesson }: Source, now: Temporal.Instant) {
  return notRebookableReason(
    { status, isPrivateLesson, hasClient: client !== null, endsAt: lesson.endsAt },
    now,
  )
}

async function timeZoneOf(em: EntityManager, id: string): Promise<string> {
  return (await em.findOneOrFail(OrganizationRow, { id }, { disableIdentityMap: true })).timeZone
}

/** Takes the transaction back, the claimed id with it, and carries the refusal out of it. */
class RolledBack extends Error {
  constructor(readonly refusal: RebookingRefusal) {
    super(refusal.kind)
  }
}
