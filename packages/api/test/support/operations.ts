/** The operations that the tests send, as a client would write them. */
export const REBOOK = /* GraphQL */ `
  mutation Rebook($input: RebookSessionInput!) {
    rebookSession(input: $input) {
      __typename
      ... on SessionRebooked {
        scheduleVersion
        rebooking {
          id
          undoneAt
          createdBy {
            id
          }
          source {
            id
          }
          sessions {
            id
            startsAt
            endsAt
            status
            product {
              id
            }
            client {
              id
            }
            staff {
              id
            }
            resources {
              id
            }
            rebookedFrom {
              id
            }
          }
          order {
            id
            number
            status
            total {
              amount
              currency
            }
            lines {
              description
              price {
                amount
              }
              session {
                id
              }
            }
            paymentLink {
              url
            }
            emails {
              id
              to
              status
              problem
              subject
            }
          }
        }
      }
      ... on Problem {
        message
      }
      ... on DaysUnavailable {
        days {
          date
          conflicts {
            kind
            message
            startsAt
            endsAt
            subject {
              __typename
              ... on StaffMember {
                id
              }
              ... on Resource {
                id
              }
              ... on Product {
                id
              }
              ... on Organization {
                id
              }
            }
          }
        }
      }
      ... on SessionNotRebookable {
        reason
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`

export const UNDO = /* GraphQL */ `
  mutation Undo($id: UUID!) {
    undoRebooking(id: $id) {
      __typename
      ... on RebookingUndone {
        scheduleVersion
        rebooking {
          id
          undoneAt
          sessions {
            id
            status
          }
          order {
            id
            status
            emails {
              to
              status
              subject
            }
          }
        }
      }
      ... on Problem {
        message
      }
      ... on RebookingNotUndoable {
        reason
      }
    }
  }
`
