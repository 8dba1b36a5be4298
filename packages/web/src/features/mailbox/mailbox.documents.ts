import { graphql, type ResultOf } from '../../apollo/graphql.ts'

export const MailboxQuery = graphql(`
  query Mailbox {
    mailbox {
      id
      from
      to
      subject
      html
      text
      receivedAt
    }
  }
`)

export type MailboxMessage = NonNullable<ResultOf<typeof MailboxQuery>['mailbox']>[number]
