import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from './context.ts'

/** An answer that says "try again" says so in HTTP's own terms too, for clients and proxies that know only those. */
export const retryAfterPlugin: ApolloServerPlugin<Context> = {
  requestDidStart() {
    return Promise.resolve({
      willSendResponse({ response: { body, http } }) {
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
        for (const { extensions } of errors) {
          if (typeof extensions?.['retryAfterSeconds'] !== 'number') continue
          http.status = extensions['code'] === 'RATE_LIMITED' ? 429 : 503
          http.headers.set('retry-after', String(extensions['retryAfterSeconds']))
        }
        return Promise.resolve()
      },
    })
  },
}
