import { graphql, type ResultOf } from '../../apollo/graphql.ts'
import { UnavailabilityFragment } from '../schedule/schedule.documents.ts'

/** What a wall display may know of a session, and needs. */
export const WatchSessionFragment = graphql(`
  fragment WatchSession on Session {
    id
    title
    startsAt
    endsAt
    status
    product {
      id
      name
      isPrivateLesson
      color
      price {
        amount
        currency
      }
    }
    client {
      id
      name
      language
    }
    staff {
      id
      name
    }
    resources {
      id
      name
    }
  }
`)

/** The server gives a display its school's today and no other day. */
export const WatchScheduleQuery = graphql(
  `
    query WatchSchedule($from: LocalDate!, $to: LocalDate!) {
      schedule(from: $from, to: $to) {
        version
        sessions {
          ...WatchSession
        }
        unavailabilities {
          ...UnavailabilityCard
        }
        closures {
          id
          firstDate
          lastDate
          reason
        }
      }
      staffMembers {
        id
        name
        role
        workingHours {
          weekday
          from
          to
        }
      }
    }
  `,
  [WatchSessionFragment, UnavailabilityFragment],
)

export const WatchScheduleChangedSubscription = graphql(
  `
    subscription WatchScheduleChanged($after: Int) {
      scheduleChanged(after: $after) {
        version
        occurredAt
        sessions {
          ...WatchSession
        }
        unavailabilities {
          ...UnavailabilityCard
        }
        removedUnavailabilityIds
        rulesChanged
      }
    }
  `,
  [WatchSessionFragment, UnavailabilityFragment],
)

export type WatchSession = ResultOf<typeof WatchSessionFragment>
