import { WebSocket } from 'ws'

/**
 * The watchers, in a process of their own: opens sockets, and says how long after a start each had a message.
 * Over GraphQL each subscribes from a version of its own, as watchers do that came at different times.
 */
export type ToWatchers =
  | {
      readonly do: 'open'
      readonly url: string
      readonly count: number
      readonly token?: string
      readonly version?: number
    }
  /** Waits until every socket has had one more message. */
  | { readonly do: 'await' }
  | { readonly do: 'close' }

const DOCUMENT = `subscription Feed($after: Int) { scheduleChanged(after: $after) {
  version occurredAt sessions { id startsAt endsAt status title client { name } staff { name } } } }`

/** At once, a node would take longer than it allows a client for its first words. */
const OPENING_AT_A_TIME = 200

/** Watchers begin after so many different versions. */
export const CURSORS = 5

let sockets: WebSocket[] = []
let received = 0
let awaited: { count: number; resolve: () => void } | undefined
let bytes = 0

process.on('message', async (message: ToWatchers) => {
  if (message.do === 'open') await open(message)
  if (message.do === 'await') await messages(sockets.length)
  if (message.do === 'close') await close()
  process.send!({ bytes, at: performance.timeOrigin + performance.now() })
})

async function open({ url, count, token, version }: Extract<ToWatchers, { do: 'open' }>): Promise<void> {
  sockets = []
  for (let opened = 0; opened < count; opened += OPENING_AT_A_TIME) {
    const size = Math.min(OPENING_AT_A_TIME, count - opened)
    const batch = Array.from({ length: size }, (_, index) => openOne(url, token, version, opened + index))
    sockets.push(...(await Promise.all(batch)))
  }
}

async function openOne(
  url: string,
  token = '',
  version: number | undefined,
  index: number,
): Promise<WebSocket> {
  const socket = new WebSocket(url, version === undefined ? [] : ['graphql-transport-ws'], {
    perMessageDeflate: false,
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  if (version !== undefined) {
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
    await new Promise((resolve) => socket.once('message', resolve))
    const variables = { after: version - (index % CURSORS) }
    socket.send(
      JSON.stringify({ id: String(index), type: 'subscribe', payload: { query: DOCUMENT, variables } }),
    )
    await replayed(socket, index % CURSORS)
  }
  socket.on('message', onMessage)
  return socket
}

/** What came since a watcher's cursor is sent first, and is no part of what is measured. */
async function replayed(socket: WebSocket, count: number): Promise<void> {
  for (let left = count; left > 0; left--) await new Promise((resolve) => socket.once('message', resolve))
}

function onMessage(data: Buffer): void {
  bytes = data.length
  received++
  if (awaited && received >= awaited.count) awaited.resolve()
}

function messages(count: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      received -= count
      awaited = undefined
      resolve()
    }
    awaited = { count, resolve: done }
    if (received >= count) done()
  })
}

async function close(): Promise<void> {
  const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)))
  for (const socket of sockets) socket.terminate()
  await Promise.all(closed)
  sockets = []
  received = 0
}
