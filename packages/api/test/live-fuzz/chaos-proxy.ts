import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What can happen to a connection on its way. */
export type Mischief = 'RESET' | 'HALVE' | 'SLEEP' | 'DELAY' | 'NONE'

export interface ChaosProxy {
  readonly port: number
  /** Does something to every connection that is open now. HALVE: half of what comes next, then the end. */
  disturb(pick: () => Mischief): void
  /** Where new connections go. */
  target: number
  close(): Promise<void>
}

/** A way to a server on which connections are lost, cut in the midst of a frame, held up and put to sleep. */
export async function startChaosProxy(target: number): Promise<ChaosProxy> {
  const pairs = new Set<Pair>()
  const proxy = { target }
  const server = createServer((client) => {
    const upstream = connect(proxy.target, '127.0.0.1')
    const pair = new Pair(client, upstream, () => pairs.delete(pair))
    pairs.add(pair)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    disturb: (pick) => pairs.forEach((pair) => pair.suffer(pick())),
    get target() {
      return proxy.target
    },
    set target(port) {
      proxy.target = port
    },
    async close() {
      for (const pair of pairs) pair.end()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

class Pair {
  #mischief: Mischief = 'NONE'

  constructor(
    private readonly client: Socket,
    private readonly upstream: Socket,
    private readonly onEnd: () => void,
  ) {
    for (const socket of [client, upstream]) {
      socket.on('error', () => this.end())
      socket.on('close', () => this.end())
    }
    client.pipe(upstream)
    upstream.on('data', (chunk) => this.#forward(chunk))
  }

  suffer(mischief: Mischief): void {
    if (mischief === 'RESET') return this.end()
    if (mischief === 'SLEEP') this.#pause(1_500)
    if (mischief === 'DELAY') this.#pause(150)
    this.#mischief = mischief
  }

  end(): void {
    this.client.destroy()
    this.upstream.destroy()
    this.onEnd()
  }

  #pause(milliseconds: number): void {
    this.upstream.pause()
    setTimeout(() => this.upstream.resume(), milliseconds).unref()
  }

  #forward(chunk: Buffer): void {
    if (this.#mischief !== 'HALVE') {
      this.client.write(chunk)
      return
    }
    this.client.end(chunk.subarray(0, chunk.length / 2))
    this.upstream.destroy()
  }
}
