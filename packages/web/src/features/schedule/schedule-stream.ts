import { ApolloError, type FetchResult, type Observable } from '@apollo/client/core'
import type { ScheduleChange } from './schedule.documents.ts'

/** What a stream tells: values, and once that it has ended, by itself or with the API's error codes. */
export interface StreamListener<T> {
  next(value: T): void
  end(codes: readonly unknown[]): void
}

/** The API's two subscriptions. Each call opens one and answers with what closes it. */
export interface ScheduleStream {
  changes(after: number, listener: StreamListener<ScheduleChange>): () => void
  versions(listener: StreamListener<number>): () => void
}

/** Tells `listener` what `source` brings; answers with what closes it. */
export function observe<D, T>(
  source: Observable<FetchResult<D>>,
  valueOf: (data: NonNullable<D>) => T,
  listener: StreamListener<T>,
  onUnauthenticated: () => void,
): () => void {
  const subscription = source.subscribe({
    next: ({ data }) => data && listener.next(valueOf(data)),
    error(error: unknown) {
      const codes = codesOf(error)
      if (codes.includes('UNAUTHENTICATED')) onUnauthenticated()
      listener.end(codes)
    },
    complete: () => listener.end([]),
  })
  return () => subscription.unsubscribe()
}

/** The API's error codes, if it answered at all. */
export function codesOf(error: unknown): unknown[] {
  return error instanceof ApolloError ? error.graphQLErrors.map(({ extensions }) => extensions?.['code']) : []
}
