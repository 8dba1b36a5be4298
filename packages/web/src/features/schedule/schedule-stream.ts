import { ApolloError } from '@apollo/client/core'
import { apollo } from '../../apollo/client.ts'
import { announceSignedOut } from '../../apollo/signed-out.ts'
import {
  ScheduleChangedSubscription,
  ScheduleVersionSubscription,
  type ScheduleChange,
} from './schedule.documents.ts'

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

export const scheduleStream: ScheduleStream = {
  changes(after, listener) {
    const changes = apollo.subscribe({ query: ScheduleChangedSubscription, variables: { after } })
    return observe(changes, (data) => listener.next(data.scheduleChanged), listener)
  },
  versions(listener) {
    const versions = apollo.subscribe({ query: ScheduleVersionSubscription })
    return observe(versions, (data) => listener.next(data.scheduleVersion), listener)
  },
}

function observe<D>(
  source: ReturnType<typeof apollo.subscribe<D>>,
  next: (data: D) => void,
  listener: StreamListener<never>,
): () => void {
  const subscription = source.subscribe({
    next: ({ data }) => data && next(data),
    error(error: unknown) {
      const codes = codesOf(error)
      if (codes.includes('UNAUTHENTICATED')) announceSignedOut()
      listener.end(codes)
    },
    complete: () => listener.end([]),
  })
  return () => subscription.unsubscribe()
}

function codesOf(error: unknown): unknown[] {
  return error instanceof ApolloError ? error.graphQLErrors.map(({ extensions }) => extensions?.['code']) : []
}
