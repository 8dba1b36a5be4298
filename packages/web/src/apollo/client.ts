import { ApolloClient, createHttpLink, from, InMemoryCache, split } from '@apollo/client/core'
import { setContext } from '@apollo/client/link/context'
import { onError } from '@apollo/client/link/error'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { getMainDefinition } from '@apollo/client/utilities'
import { currentLanguage } from '../composables/language.ts'
import { possibleTypes } from './possible-types.ts'
import { socket } from './socket.ts'
import { announceSignedOut } from './signed-out.ts'

const language = setContext((_operation, { headers }) => ({
  headers: { ...headers, 'accept-language': currentLanguage() },
}))

const signedOut = onError(({ graphQLErrors }) => {
  if (graphQLErrors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED')) announceSignedOut()
})

const http = createHttpLink({ uri: '/graphql', credentials: 'same-origin' })

export const apollo = new ApolloClient({
  link: from([
    signedOut,
    language,
    split(
      ({ query }) => {
        const definition = getMainDefinition(query)
        return definition.kind === 'OperationDefinition' && definition.operation === 'subscription'
      },
      new GraphQLWsLink(socket),
      http,
    ),
  ]),
  cache: new InMemoryCache({ possibleTypes }),
  devtools: { enabled: false },
})
