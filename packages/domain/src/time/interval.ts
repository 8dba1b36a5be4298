import { Temporal } from 'temporal-polyfill'

/** A half-open stretch of time: 10–11 and 11–12 touch and do not overlap. */
export interface Interval {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** Whether two stretches share an instant. */
export function overlaps(a: Interval, b: Interval): boolean {
  return (
    Temporal.Instant.compare(a.startsAt, b.endsAt) < 0 && Temporal.Instant.compare(b.startsAt, a.endsAt) < 0
  )
}

/** Whether `whole` is covered by `parts` without a gap; parts may overlap and come in any order. */
export function isCovered(whole: Interval, parts: readonly Interval[]): boolean {
  const inOrder = [...parts].sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  let coveredUntil = whole.startsAt
  for (const part of inOrder) {
    if (Temporal.Instant.compare(part.startsAt, coveredUntil) > 0) break
    if (Temporal.Instant.compare(part.endsAt, coveredUntil) > 0) coveredUntil = part.endsAt
  }
  return Temporal.Instant.compare(coveredUntil, whole.endsAt) >= 0
}

/** `interval` with minutes added before and after it. */
export function widen(interval: Interval, before: number, after: number): Interval {
  return {
    startsAt: interval.startsAt.subtract({ minutes: before }),
    endsAt: interval.endsAt.add({ minutes: after }),
  }
}
