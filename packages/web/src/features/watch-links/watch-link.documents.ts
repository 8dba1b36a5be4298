import { graphql, type ResultOf } from '../../apollo/graphql.ts'

export const WatchLinkFragment = graphql(`
  fragment WatchLinkCard on WatchLink {
    id
    name
    createdAt
  }
`)

export const WatchLinksQuery = graphql(
  `
    query WatchLinks {
      watchLinks {
        ...WatchLinkCard
      }
    }
  `,
  [WatchLinkFragment],
)

export const CreateWatchLinkMutation = graphql(
  `
    mutation CreateWatchLink($name: String!) {
      createWatchLink(name: $name) {
        __typename
        ... on WatchLinkCreated {
          watchLink {
            ...WatchLinkCard
          }
          url
        }
        ... on Problem {
          message
        }
      }
    }
  `,
  [WatchLinkFragment],
)

export const RevokeWatchLinkMutation = graphql(`
  mutation RevokeWatchLink($id: ID!) {
    revokeWatchLink(id: $id) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`)

export type WatchLink = ResultOf<typeof WatchLinkFragment>
