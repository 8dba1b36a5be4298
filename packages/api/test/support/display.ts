import type { TestApplication } from './test-application.ts'

/** A watch link as whoever made it was told of it. */
export interface Display {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly token: string
}

export const CREATE_WATCH_LINK = /* GraphQL */ `
  mutation CreateWatchLink($name: String!) {
    createWatchLink(name: $name) {
      __typename
      ... on WatchLinkCreated {
        url
        watchLink {
          id
          name
          createdAt
          revokedAt
        }
      }
      ... on Problem {
        message
      }
    }
  }
`

export const REVOKE_WATCH_LINK = /* GraphQL */ `
  mutation RevokeWatchLink($id: ID!) {
    revokeWatchLink(id: $id) {
      __typename
      ... on WatchLinkRevoked {
        watchLink {
          id
          revokedAt
        }
      }
      ... on Problem {
        message
      }
    }
  }
`

export interface CreateWatchLink {
  readonly createWatchLink: {
    readonly __typename: string
    readonly message?: string
    readonly url: string
    readonly watchLink: {
      readonly id: string
      readonly name: string
      readonly createdAt: string
      readonly revokedAt: string | null
    }
  }
}

export interface RevokeWatchLink {
  readonly revokeWatchLink: {
    readonly __typename: string
    readonly message?: string
    readonly watchLink?: { readonly id: string; readonly revokedAt: string }
  }
}

/** An administrator hangs a display on a wall. */
export async function hangDisplay(
  node: TestApplication,
  administratorToken: string,
  name = 'Reception',
): Promise<Display> {
  const { data } = await node.ask<CreateWatchLink>(administratorToken, CREATE_WATCH_LINK, { name })
  const { url, watchLink } = data.createWatchLink
  return { id: watchLink.id, name: watchLink.name, url, token: url.split('/').at(-1) ?? '' }
}
