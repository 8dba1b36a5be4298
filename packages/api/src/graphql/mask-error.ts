import { randomUUID } from 'node:crypto'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { outcomeOf } from '../database/sql-state.ts'
import { CodedError, TryAgainError } from './errors.ts'

/**
 * What a caller may see of an error. Ours and those of a wrong document go out as they are; a database that is busy
 * or away becomes TRY_AGAIN; everything else becomes INTERNAL_SERVER_ERROR with an id, under which it is logged.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const original = originalOf(error)
  if (original instanceof CodedError) return formattedAs(formatted, original)
  if (original === null) return formatted
  if (outcomeOf(original) !== 'FATAL') {
    logger.warn({ err: original }, 'The database was busy or away')
    return formattedAs(formatted, new TryAgainError(undefined, original))
  }
  const id = randomUUID()
  logger.error({ err: original, errorId: id, path: formatted.path }, 'Unexpected error')
  return {
    ...location(formatted),
    message: `Something went wrong on our side. If it stays so, tell us this number: ${id}`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: id },
  }
}

/** What was thrown; null when graphql itself refused the document, its variables or its types. */
function originalOf(error: unknown): unknown {
  let current = error
  while (current instanceof GraphQLError && !(current instanceof CodedError) && current.originalError) {
    current = current.originalError
  }
  return current instanceof GraphQLError && !(current instanceof CodedError) ? null : current
}

function formattedAs(formatted: GraphQLFormattedError, error: CodedError): GraphQLFormattedError {
  return { ...location(formatted), message: error.message, extensions: error.extensions }
}

function location({
  path,
  locations,
}: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path' | 'locations'> {
  return { ...(path && { path }), ...(locations && { locations }) }
}
