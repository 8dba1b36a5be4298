import { ApolloClient, createHttpLink, from, InMemoryCache, split } from '@apollo/client/core'
import { setContext } from '@apollo/client/link/context'
import { onError } from '@apollo/client/link/error'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { getMainDefinition } from '@apollo/client/utilities'
import type { Client as Socket } from 'graphql-ws'
import { currentLanguage } from '../composables/language.ts'
import { possibleTypes } from './possible-types.ts'
import { announceSignedOut } from './signed-out.ts'
import { socket } from './socket.ts'

export interface ClientOptions {
  readonly socket: Socket
  /** Whether the cookie goes along. */
  readonly credentials: 'same-origin' | 'omit'
  readonly headers?: Record<string, string>
  /** The server no longer knows who is asking. */
  onUnauthenticated(): void
}

/** Queries and mutations over HTTP, subscriptions over the socket. */
export function createApolloClient({ socket, credentials, headers = {}, onUnauthenticated }: ClientOptions) {
  const language = setContext((_operation, context) => ({
    headers: { ...context['headers'], 'accept-language': currentLanguage() },
  }))
  const unauthenticated = onError(({ graphQLErrors }) => {
    if (graphQLErrors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED')) onUnauthenticated()
  })
  const transport = split(
    ({ query }) => {
      const definition = getMainDefinition(query)
      return definition.kind === 'OperationDefinition' && definition.operation === 'subscription'
    },
    new GraphQLWsLink(socket),
    createHttpLink({ uri: '/graphql', credentials, headers }),
  )
  return new ApolloClient({
    link: from([unauthenticated, language, transport]),
    cache: new InMemoryCache({ possibleTypes }),
    devtools: { enabled: false },
  })
}

/** Whoever is signed in by the cookie. */
export const apollo = createApolloClient({
  socket,
  credentials: 'same-origin',
  onUnauthenticated: announceSignedOut,
})
