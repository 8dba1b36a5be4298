import type { Server } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Context } from './context.ts'
import { maskError } from './mask-error.ts'
import { MAXIMUM_TOKENS, operationRules } from './operation-gate.ts'
import { retryAfterPlugin } from './retry-after.plugin.ts'

export interface ApolloOptions {
  readonly schema: GraphQLSchema
  readonly httpServer: Server
  readonly logger: Logger
  readonly introspection: boolean
}

/** GraphQL over HTTP. Sockets pass the same gate (live/sockets.ts). */
export function createApollo({
  schema,
  httpServer,
  logger,
  introspection,
}: ApolloOptions): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    maxRecursiveSelections: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAXIMUM_TOKENS },
    validationRules: operationRules({ introspection }),
    formatError: (formatted, error) => maskError(formatted, error, logger),
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: 5_000 }),
      // Half of a request's cost, for hints that no cache in front of a signed-in API could use.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      retryAfterPlugin,
    ],
  })
}
