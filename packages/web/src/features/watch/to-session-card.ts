import type { SessionCard } from '../schedule/session-card.fragment.ts'
import type { WatchSession } from './watch.documents.ts'

/** A session as the calendar's parts take it: of what a display does not learn there is none. */
export function toSessionCard({ client, ...session }: WatchSession): SessionCard {
  return {
    ...session,
    client: client && { ...client, email: null, emailProblem: null },
    canBeRebooked: false,
    rebookedFrom: null,
    rebooking: null,
    order: null,
  }
}
