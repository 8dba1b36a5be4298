import { graphql, type ResultOf } from '../../apollo/graphql.ts'

/** What the calendar holds of a session. The stream of changes brings the same, so both can be merged. */
export const SessionCardFragment = graphql(`
  fragment SessionCard on Session {
    id
    title
    startsAt
    endsAt
    status
    canBeRebooked
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
      emailProblem
      email
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
    rebookedFrom {
      id
    }
    rebooking {
      id
    }
    order {
      id
      number
      status
      total {
        amount
        currency
      }
      emails {
        id
        status
        problem
        leavesAt
      }
    }
  }
`)

export type SessionCard = ResultOf<typeof SessionCardFragment>
