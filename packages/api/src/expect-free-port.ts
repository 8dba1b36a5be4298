import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Looks whether the port can be listened on, before anything that takes long is started.
 * @throws EADDRINUSE, EACCES and their like
 */
export async function expectFreePort(port: number, host: string): Promise<void> {
  const probe = createServer().listen(port, host)
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}
