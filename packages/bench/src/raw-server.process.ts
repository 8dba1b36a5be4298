import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** The floor: a plain ws server that sends the same bytes to every socket. */
export type ToRawServer = { readonly do: 'listen' } | { readonly do: 'send'; readonly text: string }

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })

process.on('message', (message: ToRawServer) => {
  if (message.do === 'send') for (const socket of server.clients) socket.send(message.text)
  process.send!({
    port: (server.address() as AddressInfo).port,
    at: performance.timeOrigin + performance.now(),
  })
})
process.once('disconnect', () => process.exit())
