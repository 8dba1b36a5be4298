import { apollo } from '../../apollo/client.ts'
import { announceSignedOut } from '../../apollo/signed-out.ts'
import { socket } from '../../apollo/socket.ts'
import { observe, type ScheduleStream } from './schedule-stream.ts'
import {
  ScheduleChangedSubscription,
  ScheduleQuery,
  ScheduleVersionSubscription,
  type ScheduleAnswer,
} from './schedule.documents.ts'

/** First and last local date, both included; at most 62 days. */
export interface DateRange {
  readonly from: string
  readonly to: string
}

/** Where a schedule comes from: for whoever has signed in, or for a wall display by its link. */
export interface ScheduleSource {
  load(range: DateRange): Promise<ScheduleAnswer>
  readonly stream: ScheduleStream
  /** Gives the connection up, so that the next subscription opens a new one. */
  disconnect(): void
}

/** By the cookie. */
export const staffSource: ScheduleSource = {
  async load(variables) {
    return (await apollo.query({ query: ScheduleQuery, variables, fetchPolicy: 'no-cache' })).data
  },
  stream: {
    changes(after, listener) {
      const changes = apollo.subscribe({ query: ScheduleChangedSubscription, variables: { after } })
      return observe(changes, ({ scheduleChanged }) => scheduleChanged, listener, announceSignedOut)
    },
    versions(listener) {
      const versions = apollo.subscribe({ query: ScheduleVersionSubscription })
      return observe(versions, ({ scheduleVersion }) => scheduleVersion, listener, announceSignedOut)
    },
  },
  disconnect: () => socket.terminate(),
}
