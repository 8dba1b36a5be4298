import type { Occupation } from '@reprise/domain/rebooking/booking-situation'
import { lessonOn } from '@reprise/domain/rebooking/decide-day'
import { widen, type Interval } from '@reprise/domain/time/interval'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Temporal } from 'temporal-polyfill'
import { subjectIdsOf, type Source } from './load-source.ts'

/** Every claim on the source's staff and resources that a copy on one of `dates` could meet. */
export async function loadOccupations(
  em: EntityManager,
  source: Source,
  dates: readonly Temporal.PlainDate[],
): Promise<Occupation[]> {
  const stretch = stretchOf(source, dates)
  if (!stretch) return []
  const rows = await em.execute<OccupationRow[]>(OCCUPATIONS, [
    source.rules.organizationId,
    `{${subjectIdsOf(source).join(',')}}`,
    stretch.startsAt.toString(),
    stretch.endsAt.toString(),
  ])
  return rows.map(toOccupation)
}

/** From the first copy's beginning to the last one's end, buffers included; null when no start exists. */
function stretchOf({ lesson, rules }: Source, dates: readonly Temporal.PlainDate[]): Interval | null {
  const claims = dates
    .map((date) => lessonOn(date, lesson, rules.timeZone))
    .filter((copy) => copy !== null)
    .map((copy) => widen(copy, lesson.bufferBeforeMinutes, lesson.bufferAfterMinutes))
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  const first = claims.at(0)
  const last = claims.at(-1)
  return first && last ? { startsAt: first.startsAt, endsAt: last.endsAt } : null
}

// Epoch milliseconds: a driver's idea of a timestamp depends on its settings.
const OCCUPATIONS = `
  select a.subject_id, a.kind, coalesce(a.session_id, a.unavailability_id) as owner_id,
    (extract(epoch from lower(a.during)) * 1000)::float8 as taken_from,
    (extract(epoch from upper(a.during)) * 1000)::float8 as taken_to,
    (extract(epoch from coalesce(s.starts_at, u.starts_at)) * 1000)::float8 as shown_from,
    (extract(epoch from coalesce(s.ends_at, u.ends_at)) * 1000)::float8 as shown_to
  from allocation a
  left join session s on s.organization_id = a.organization_id and s.id = a.session_id
  left join unavailability u on u.organization_id = a.organization_id and u.id = a.unavailability_id
  where a.organization_id = ? and a.subject_id = any(?::uuid[]) and a.during && tstzrange(?, ?)
  order by a.during, a.id`

interface OccupationRow {
  subject_id: string
  kind: number
  owner_id: string
  taken_from: number
  taken_to: number
  shown_from: number
  shown_to: number
}

function toOccupation(row: OccupationRow): Occupation {
  return {
    subjectId: row.subject_id,
    kind: row.kind === 1 ? 'SESSION' : 'UNAVAILABILITY',
    ownerId: row.owner_id,
    during: toInterval(row.taken_from, row.taken_to),
    shown: toInterval(row.shown_from, row.shown_to),
  }
}

function toInterval(from: number, to: number): Interval {
  return {
    startsAt: Temporal.Instant.fromEpochMilliseconds(Math.round(from)),
    endsAt: Temporal.Instant.fromEpochMilliseconds(Math.round(to)),
  }
}
