import { createApolloClient } from '../../apollo/client.ts'
import { createSocket } from '../../apollo/socket.ts'
import { ViewerQuery, type Viewer } from '../account/viewer.documents.ts'
import { observe } from '../schedule/schedule-stream.ts'
import type { ScheduleSource } from '../schedule/schedule-source.ts'
import { ScheduleVersionSubscription } from '../schedule/schedule.documents.ts'
import { toSessionCard } from './to-session-card.ts'
import { WatchScheduleChangedSubscription, WatchScheduleQuery } from './watch.documents.ts'

/** A wall display's own way to the API. */
export interface DisplayConnection {
  readonly source: ScheduleSource
  /** Whom the link stands for: nobody in an organization; null when it was revoked or never was. */
  findViewer(): Promise<Viewer | null>
}

/**
 * Signs in by the link's token alone: the cookie of somebody who uses the same browser is of no matter. Nothing is
 * cached, because a display stays open for months. `onRefused` calls when the server no longer takes the token.
 */
export function connectDisplay(token: string, onRefused: () => void): DisplayConnection {
  const authorization = `Bearer ${token}`
  const socket = createSocket({ connectionParams: { authorization }, onRefused })
  const client = createApolloClient({
    ...{ socket, credentials: 'omit', headers: { authorization }, onUnauthenticated: onRefused },
  })
  const fetchPolicy = 'no-cache'
  const source: ScheduleSource = {
    async load(variables) {
      const { data } = await client.query({ query: WatchScheduleQuery, variables, fetchPolicy })
      return { ...data, schedule: withCards(data.schedule) }
    },
    stream: {
      changes(after, listener) {
        const options = {
          query: WatchScheduleChangedSubscription,
          variables: { after },
          fetchPolicy,
        } as const
        return observe(
          client.subscribe(options),
          (data) => withCards(data.scheduleChanged),
          listener,
          onRefused,
        )
      },
      versions(listener) {
        const versions = client.subscribe({ query: ScheduleVersionSubscription, fetchPolicy })
        return observe(versions, ({ scheduleVersion }) => scheduleVersion, listener, onRefused)
      },
    },
    disconnect: () => socket.terminate(),
  }
  const findViewer = async () => (await client.query({ query: ViewerQuery, fetchPolicy })).data.viewer
  return { source, findViewer }
}

function withCards<T extends { readonly sessions: Parameters<typeof toSessionCard>[0][] }>(part: T) {
  return { ...part, sessions: part.sessions.map(toSessionCard) }
}
