import type { Pool, PoolClient } from 'pg'

/** Who waits for a connection gives up when none has come back for so long, and after this long at most. */
const STANDSTILL_MS = 2_000
const PATIENCE_MS = 15_000

/**
 * Puts a patient line in front of a pool. The pool's own one gives up after two seconds, however fast it moves, and so
 * refused a part of a thousand requests that came at once although the database was keeping up. In this one a person
 * is sent away early only when the line stands still: then every connection is stuck, and waiting would not help.
 */
export function makePatient(pool: Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>
  const line: (() => void)[] = []
  let free = pool.options.max
  let lastMove = 0

  const leave = () => {
    lastMove = performance.now()
    const next = line.shift()
    if (next) next()
    else free++
  }
  const enter = async () => {
    if (free > 0) return void free--
    const { promise: turn, resolve, reject } = Promise.withResolvers<void>()
    line.push(resolve)
    const since = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      if (now - Math.max(since, lastMove) < STANDSTILL_MS && now - since < PATIENCE_MS) return
      line.splice(line.indexOf(resolve), 1)
      reject(new TooManyWaiting())
    }, STANDSTILL_MS / 8)
    await turn.finally(() => clearInterval(timer))
  }

  pool.on('release', leave)
  pool.connect = (async () => {
    await enter()
    return connect().catch((error: unknown) => {
      leave()
      throw error
    })
  }) as typeof pool.connect
}

class TooManyWaiting extends Error {
  /** As the server says it of itself (sql-state.ts). */
  readonly code = '53300'

  constructor() {
    super('No connection of the pool came free in time')
  }
}
