import { graphql, type ResultOf } from '../../apollo/graphql.ts'

export const OrderQuery = graphql(`
  query Order($id: ID!) {
    order(id: $id) {
      id
      number
      status
      createdAt
      paidAt
      client {
        id
        name
        email
        emailProblem
        phone
      }
      total {
        amount
        currency
      }
      lines {
        description
        price {
          amount
          currency
        }
        session {
          id
          startsAt
          endsAt
          status
          staff {
            id
            name
          }
        }
      }
      paymentLink {
        url
        expiresAt
      }
      emails {
        id
        to
        subject
        status
        problem
        updatedAt
        leavesAt
      }
    }
  }
`)

export type OrderDetails = NonNullable<ResultOf<typeof OrderQuery>['order']>
export type OrderEmail = OrderDetails['emails'][number]
