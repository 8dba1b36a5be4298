import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** What Postmark was handed, as it came over the wire. */
export interface HandedMail {
  readonly From: string
  readonly To: string
  readonly Subject: string
  readonly HtmlBody: string
  readonly TextBody: string
  readonly TrackOpens: boolean
  readonly TrackLinks: string
  readonly Metadata: Readonly<Record<string, string>>
}

/** What it does with one request. The first three take the mail, and fail after that. */
export type Behaviour =
  | 'RESET_AFTER_TAKING'
  | 'FAIL_AFTER_TAKING'
  | 'SILENT_AFTER_TAKING'
  | 'NONSENSE_AFTER_TAKING'
  | 'TAKE'
  | { readonly status: number; readonly code: number; readonly message?: string }

export interface PostmarkStandIn {
  readonly url: string
  readonly taken: readonly HandedMail[]
  readonly tokens: readonly (string | undefined)[]
  /** Settles each request in turn; those after the last one are taken. */
  plan(...behaviours: Behaviour[]): void
  /** Called before an answer goes out. */
  beforeAnswer: () => Promise<void>
  close(): Promise<void>
}

/** Postmark's POST /email on loopback, for the real client. */
export async function startPostmarkStandIn(): Promise<PostmarkStandIn> {
  const taken: HandedMail[] = []
  const tokens: (string | undefined)[] = []
  let planned: Behaviour[] = []
  const server = createServer(async (request, response) => {
    const mail = (await json(request)) as HandedMail
    const behaviour = planned.shift() ?? 'TAKE'
    tokens.push(request.headers['x-postmark-server-token']?.toString())
    await standIn.beforeAnswer()
    response.setHeader('content-type', 'application/json')
    if (typeof behaviour === 'object') {
      const { status, code, message = 'refused' } = behaviour
      response.statusCode = status
      response.end(JSON.stringify({ ErrorCode: code, Message: message }))
      return
    }
    taken.push(mail)
    if (behaviour === 'RESET_AFTER_TAKING') request.socket.resetAndDestroy()
    else if (behaviour === 'FAIL_AFTER_TAKING')
      response.writeHead(500).end('{"ErrorCode":0,"Message":"oops"}')
    else if (behaviour === 'NONSENSE_AFTER_TAKING') response.end('<html>a proxy</html>')
    else if (behaviour === 'TAKE') {
      response.end(
        JSON.stringify({ To: mail.To, MessageID: `message-${taken.length}`, ErrorCode: 0, Message: 'OK' }),
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: PostmarkStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    tokens,
    plan: (...behaviours) => void (planned = behaviours),
    beforeAnswer: async () => undefined,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return standIn
}
