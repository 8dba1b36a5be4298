import { isUnderWay } from '@reprise/domain/schedule/session-state'
import type { Placed } from '../schedule/placed-entries.ts'
import type { SessionCard } from '../schedule/session-card.fragment.ts'

type Lesson = Placed<SessionCard>

export interface NowAndNext {
  readonly now: Lesson | null
  readonly next: Lesson | null
}

/** Of one person's lessons, in order of time, what is under way at `moment` (ms since 1970) and what comes after it. */
export function nowAndNext(lessons: readonly Lesson[], moment: number): NowAndNext {
  return {
    now: lessons.find(({ entry }) => isUnderWay(entry, moment)) ?? null,
    next:
      lessons.find(({ entry }) => entry.status !== 'CANCELLED' && Date.parse(entry.startsAt) > moment) ??
      null,
  }
}
