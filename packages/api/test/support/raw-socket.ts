import { once } from 'node:events'
import { WebSocket, type ClientOptions } from 'ws'

/** A message of graphql-transport-ws. */
export interface SocketMessage<Payload = unknown> {
  readonly type: string
  readonly id?: string
  readonly payload: Payload
}

export interface GraphQLErrorMessage {
  readonly message: string
  readonly extensions?: { readonly code: string }
}

/** A WebSocket with no client library over it, so that a test can send what a client never would. */
export class RawSocket {
  readonly closed: Promise<{ code: number; reason: string }>
  readonly #arrived: SocketMessage[] = []
  #awaited: PromiseWithResolvers<SocketMessage> | undefined

  private constructor(readonly socket: WebSocket) {
    this.closed = once(socket, 'close').then(([code, data]) => {
      const reason = String(data)
      this.#awaited?.reject(new Error(`Closed while waiting for a message: ${code} ${reason}`))
      return { code: code as number, reason }
    })
    socket.on('error', () => undefined) // The close that follows is what tests look at.
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as SocketMessage
      const awaited = this.#awaited
      this.#awaited = undefined
      if (awaited) awaited.resolve(message)
      else this.#arrived.push(message)
    })
  }

  /** Opens it to the node at `url`; refused when the upgrade is. */
  static async open(url: string, options: ClientOptions = {}): Promise<RawSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options)
    const raw = new RawSocket(socket)
    await once(socket, 'open')
    return raw
  }

  /** Opens it, says who is there and waits until that is acknowledged. */
  static async acknowledged(url: string, token: string | null, options?: ClientOptions): Promise<RawSocket> {
    const raw = await RawSocket.open(url, options)
    raw.send({
      type: 'connection_init',
      payload: token === null ? {} : { authorization: `Bearer ${token}` },
    })
    const { type } = await raw.next()
    if (type !== 'connection_ack') throw new Error(`Not acknowledged: ${type}`)
    return raw
  }

  send(message: string | Buffer | object): void {
    this.socket.send(
      typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message),
    )
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } })
  }

  /** The next message that has not been looked at; refused when the socket closes before one comes. */
  next<Payload = unknown>(): Promise<SocketMessage<Payload>> {
    const arrived = this.#arrived.shift()
    if (arrived) return Promise.resolve(arrived as SocketMessage<Payload>)
    this.#awaited = Promise.withResolvers()
    return this.#awaited.promise as Promise<SocketMessage<Payload>>
  }

  /** What one operation answers: its only result, or the errors it was refused with. */
  async ask<Data>(query: string, variables: object = {}) {
    const id = crypto.randomUUID()
    this.subscribe(id, query, variables)
    const { type, payload } = await this.next()
    if (type === 'error') return { errors: payload as readonly GraphQLErrorMessage[] }
    await this.next() // complete
    return payload as { readonly data: Data; readonly errors?: readonly GraphQLErrorMessage[] }
  }
}

/** The status with which an upgrade is answered: 101 when it is taken. */
export async function upgradeStatus(url: string, options: ClientOptions = {}): Promise<number> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', options)
  socket.on('error', () => undefined)
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
  })
}
