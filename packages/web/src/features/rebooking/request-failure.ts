import { ApolloError, type ServerError, type ServerParseError } from '@apollo/client/core'

export interface RequestFailure {
  /** Nobody knows whether the request was carried out, or the server asks to repeat it. Else it was refused for good. */
  readonly mayRepeat: boolean
  /** What the server asks to wait; null when it says nothing. */
  readonly retryAfterSeconds: number | null
  /** The number under which the server has logged it; null when there is none. */
  readonly errorId: string | null
}

interface ErrorEntry {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

/** The codes by which the API says that a repeat would be refused just the same (see the head of schema.graphql). */
const finalCodes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
])

/** What is to be made of a request that was thrown back instead of answered. */
export function requestFailure(error: unknown): RequestFailure {
  const entries = errorEntries(error)
  const extensions = entries.map((entry) => entry.extensions ?? {})
  const find = (name: string) => extensions.map((extension) => extension[name]).find((value) => value != null)
  const retryAfter = find('retryAfterSeconds')
  const errorId = find('errorId') ?? find('id')
  return {
    mayRepeat: !extensions.some(({ code }) => typeof code === 'string' && finalCodes.has(code)),
    retryAfterSeconds: typeof retryAfter === 'number' ? retryAfter : null,
    errorId: typeof errorId === 'string' ? errorId : null,
  }
}

/** GraphQL errors come with a 200, or inside the body of a 4xx or 5xx, which Apollo calls a network error. */
function errorEntries(error: unknown): readonly ErrorEntry[] {
  if (!(error instanceof ApolloError)) return []
  if (error.graphQLErrors.length > 0) return error.graphQLErrors
  const body = bodyOf(error.networkError)
  return Array.isArray(body?.['errors']) ? (body['errors'] as ErrorEntry[]) : []
}

function bodyOf(error: Error | ServerError | ServerParseError | null): Record<string, unknown> | null {
  return error && 'result' in error && typeof error.result === 'object' ? error.result : null
}
