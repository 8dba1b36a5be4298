import { graphql, type ResultOf } from '../../apollo/graphql.ts'
import { SessionCardFragment } from './session-card.fragment.ts'

export const UnavailabilityFragment = graphql(`
  fragment UnavailabilityCard on Unavailability {
    id
    subject {
      __typename
      ... on StaffMember {
        id
        name
      }
      ... on Resource {
        id
        name
      }
    }
    startsAt
    endsAt
    reason
  }
`)

/** The range's sessions, and the rules the calendar shades by: one answer, so that they belong together. */
export const ScheduleQuery = graphql(
  `
    query Schedule($from: LocalDate!, $to: LocalDate!) {
      schedule(from: $from, to: $to) {
        version
        sessions {
          ...SessionCard
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
  [SessionCardFragment, UnavailabilityFragment],
)

export const ScheduleChangedSubscription = graphql(
  `
    subscription ScheduleChanged($after: Int) {
      scheduleChanged(after: $after) {
        version
        occurredAt
        sessions {
          ...SessionCard
        }
        unavailabilities {
          ...UnavailabilityCard
        }
        removedUnavailabilityIds
        rulesChanged
      }
    }
  `,
  [SessionCardFragment, UnavailabilityFragment],
)

/** A heartbeat, at least every 15 s: tells a dead connection from a quiet day. */
export const ScheduleVersionSubscription = graphql(`
  subscription ScheduleVersion {
    scheduleVersion
  }
`)

export type UnavailabilityCard = ResultOf<typeof UnavailabilityFragment>
export type ScheduleAnswer = ResultOf<typeof ScheduleQuery>
export type Closure = ScheduleAnswer['schedule']['closures'][number]
export type StaffMemberCard = ScheduleAnswer['staffMembers'][number]
export type ScheduleChange = ResultOf<typeof ScheduleChangedSubscription>['scheduleChanged']
