import { graphql, type ResultOf } from '../../apollo/graphql.ts'

const DayAvailabilityFragment = graphql(`
  fragment DayAvailabilityCard on DayAvailability {
    date
    isAvailable
    conflicts {
      message
    }
  }
`)

export const AvailabilityQuery = graphql(
  `
    query Availability($sessionId: ID!) {
      availability(sessionId: $sessionId) {
        ...DayAvailabilityCard
      }
    }
  `,
  [DayAvailabilityFragment],
)

export const RebookingPreviewQuery = graphql(`
  query RebookingPreview($sessionId: ID!, $dates: [LocalDate!]!) {
    rebookingPreview(sessionId: $sessionId, dates: $dates) {
      total {
        amount
        currency
      }
      previousPrice {
        amount
        currency
      }
      warnings
      email {
        to
        language
        subject
        html
        text
      }
    }
  }
`)

const RebookingFragment = graphql(`
  fragment RebookingCard on Rebooking {
    id
    undoneAt
    sessions {
      id
      startsAt
      status
    }
    order {
      id
      number
      status
      total {
        amount
        currency
      }
      client {
        id
        name
      }
      paymentLink {
        url
      }
      emails {
        id
        to
        status
        problem
        leavesAt
      }
    }
  }
`)

export const RebookSessionMutation = graphql(
  `
    mutation RebookSession($input: RebookSessionInput!) {
      rebookSession(input: $input) {
        __typename
        ... on SessionRebooked {
          rebooking {
            ...RebookingCard
          }
        }
        ... on DaysUnavailable {
          days {
            ...DayAvailabilityCard
          }
        }
        ... on InvalidInput {
          fields {
            path
            message
          }
        }
        ... on Problem {
          message
        }
      }
    }
  `,
  [RebookingFragment, DayAvailabilityFragment],
)

export const UndoRebookingMutation = graphql(
  `
    mutation UndoRebooking($id: UUID!) {
      undoRebooking(id: $id) {
        __typename
        ... on RebookingUndone {
          rebooking {
            ...RebookingCard
          }
        }
        ... on Problem {
          message
        }
      }
    }
  `,
  [RebookingFragment],
)

export type DayAvailabilityCard = ResultOf<typeof DayAvailabilityFragment>
export type RebookingPreview = ResultOf<typeof RebookingPreviewQuery>['rebookingPreview']
export type RebookingCard = ResultOf<typeof RebookingFragment>
export type RebookSessionResult = ResultOf<typeof RebookSessionMutation>['rebookSession']
export type UndoRebookingResult = ResultOf<typeof UndoRebookingMutation>['undoRebooking']
