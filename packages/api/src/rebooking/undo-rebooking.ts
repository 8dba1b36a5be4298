import { notUndoableReason, type NotUndoableReason } from '@reprise/domain/rebooking/not-undoable-reason'
import { LockMode, type EntityManager } from '@mikro-orm/postgresql'
import { Temporal } from 'temporal-polyfill'
import { StaleReadError } from '../database/run-transaction.ts'
import { withdrawOrCancelEmails } from '../email/withdraw-or-cancel-emails.ts'
import { commitChange } from '../live/commit-change.ts'
import { RECORD_CHANGE, recordChangeParams } from '../live/record-change.ts'
import { OrderRow } from '../orders/order.entity.ts'
import type { Parts } from '../parts.ts'
import { AllocationRow } from '../schedule/allocation.entity.ts'
import { SessionRow } from '../schedule/session.entity.ts'
import { lockSubjects } from './lock-for-rebooking.ts'
import { RebookingRow } from './rebooking.entity.ts'

export type Undone =
  | { readonly kind: 'UNDONE'; readonly rebookingId: string; readonly scheduleVersion: number }
  | { readonly kind: 'NOT_UNDOABLE'; readonly reason: NotUndoableReason | 'NOT_FOUND' }

/**
 * Takes a whole rebooking back: its sessions and order are cancelled and their time is free again. A mail that has
 * not left never leaves; otherwise one cancellation follows it. Safe to repeat.
 */
export function undoRebooking(
  parts: Parts,
  { organizationId, id }: { readonly organizationId: string; readonly id: string },
): Promise<Undone> {
  // The many who press it at once wait in the node: at the row, the last of them would run into lock_timeout.
  return parts.subjectQueue.run([id], () =>
    commitChange(parts, organizationId, async (em) => {
      const [rebooking] = await em.find(
        RebookingRow,
        { organizationId, id },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      )
      if (!rebooking) return { kind: 'NOT_UNDOABLE', reason: 'NOT_FOUND' }
      if (rebooking.undoneAt)
        return { kind: 'UNDONE', rebookingId: id, scheduleVersion: rebooking.undoneVersion! }
      return takeBack(em, parts, rebooking)
    }),
  )
}

async function takeBack(em: EntityManager, parts: Parts, rebooking: RebookingRow): Promise<Undone> {
  const { organizationId, id } = rebooking
  const now = parts.now()
  const subjectIds = await subjectIdsOf(em, rebooking)
  await lockSubjects(em, organizationId, subjectIds)
  if (String(await subjectIdsOf(em, rebooking)) !== String(subjectIds)) throw new StaleReadError()
  await lockSessions(em, rebooking)
  const sessions = await em.find(SessionRow, { organizationId, rebookingId: id })
  const order = await em.findOneOrFail(
    OrderRow,
    { organizationId, rebookingId: id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  const reason = notUndoableReason(order.status, sessions.filter(isScheduled).map(toStart), now)
  if (reason) return { kind: 'NOT_UNDOABLE', reason }

  const sessionIds = sessions.map((session) => session.id)
  await em.nativeDelete(AllocationRow, { organizationId, sessionId: { $in: sessionIds } })
  await em.nativeUpdate(SessionRow, { organizationId, rebookingId: id }, { status: 'CANCELLED' })
  await em.nativeUpdate(OrderRow, { organizationId, id: order.id }, { status: 'CANCELLED' })
  await withdrawOrCancelEmails(em, order, sessions.map(toStart), now)
  const touched = [...sessionIds, rebooking.sourceSessionId]
  return { kind: 'UNDONE', rebookingId: id, scheduleVersion: await close(em, rebooking, touched, now) }
}

/** No key: whoever books one of these again holds its key already, and may be waiting for the subjects. */
async function lockSessions(em: EntityManager, { organizationId, id }: RebookingRow): Promise<void> {
  await em.execute(
    `select id from session where organization_id = ? and rebooking_id = ? order by id for no key update`,
    [organizationId, id],
  )
}

/** The last statement: the schedule's new version, and with it the rebooking's mark. */
async function close(
  em: EntityManager,
  { organizationId, id }: RebookingRow,
  sessionIds: string[],
  now: Temporal.Instant,
): Promise<number> {
  const [closed] = await em.execute<{ schedule_version: number }[]>(
    `with ${RECORD_CHANGE},
     marked as (
       update rebooking set undone_at = ?, undone_version = bumped.schedule_version
       from bumped where organization_id = ? and rebooking.id = ?
     )
     select schedule_version from bumped`,
    [
      ...recordChangeParams(organizationId, { sessionIds }, now.toString()),
      now.toString(),
      organizationId,
      id,
    ],
  )
  return closed!.schedule_version
}

const isScheduled = ({ status }: SessionRow) => status === 'SCHEDULED'

const toStart = ({ startsAt }: SessionRow) => ({
  startsAt: Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()),
})

async function subjectIdsOf(em: EntityManager, { organizationId, id }: RebookingRow): Promise<string[]> {
  const rows = await em.execute<{ subject_id: string }[]>(
    `select distinct a.subject_id
     from allocation a join session s on s.organization_id = a.organization_id and s.id = a.session_id
     where s.organization_id = ? and s.rebooking_id = ?
     order by a.subject_id`,
    [organizationId, id],
  )
  return rows.map((row) => row.subject_id)
}
