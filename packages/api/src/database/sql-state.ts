/** What to do about a failed statement or transaction. */
export type Outcome = 'RUN_AGAIN' | 'TRY_AGAIN' | 'FATAL'

const RUN_AGAIN = new Set([
  '40001', // serialization failure
  '40P01', // deadlock: counted by the tests, it means that the lock order is broken
  '23P01', // exclusion violation: somebody was quicker, the next run finds the reason
  '57P01', // the server is going down
])

const TRY_AGAIN = new Set([
  '55P03', // lock timeout
  '57014', // statement timeout
  '57P02', // crash of another backend
  '57P03', // the server is starting or stopping
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
])

/** Failures below SQL: the connection, or getting one. */
const LOST_CONNECTION = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** The SQLSTATE or system error code of a failure, however deeply a library has wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code
  }
  return undefined
}

/** Sorts a failure by its code; messages are never read, they hold the rows' values and change with the locale. */
export function outcomeOf(error: unknown): Outcome {
  const code = sqlStateOf(error)
  if (code !== undefined) {
    if (RUN_AGAIN.has(code) || LOST_CONNECTION.has(code) || code.startsWith('08')) return 'RUN_AGAIN'
    return TRY_AGAIN.has(code) ? 'TRY_AGAIN' : 'FATAL'
  }
  return isConnectionLoss(error) ? 'RUN_AGAIN' : 'FATAL'
}

// pg reports these two without any code (pg/lib/client.js, pg-pool/index.js).
function isConnectionLoss(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.message.startsWith('Connection terminated') ||
      /timeout exceeded when trying to connect/.test(error.message))
  )
}
