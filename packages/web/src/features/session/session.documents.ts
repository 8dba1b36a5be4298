import { graphql, type ResultOf } from '../../apollo/graphql.ts'
import { SessionCardFragment } from '../schedule/session-card.fragment.ts'

/** All that the panel shows of one session: what the calendar has of it, and the rest. */
export const SessionDetailsQuery = graphql(
  `
    query SessionDetails($id: ID!) {
      session(id: $id) {
        ...SessionCard
        client {
          id
          phone
        }
        rebookedFrom {
          id
          startsAt
        }
        copies {
          id
          startsAt
        }
        order {
          id
          paymentLink {
            url
            expiresAt
          }
          emails {
            id
            to
            subject
            updatedAt
          }
        }
      }
    }
  `,
  [SessionCardFragment],
)

export type SessionDetails = NonNullable<ResultOf<typeof SessionDetailsQuery>['session']>
