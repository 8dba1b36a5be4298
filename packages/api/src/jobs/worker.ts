import { setTimeout as sleep } from 'node:timers/promises'
import { run, type Runner, type Task, type TaskList, type Worker } from 'graphile-worker'
import type { Logger } from 'pino'
import type { Parts } from '../parts.ts'
import type { JobPayloads } from './add-job.ts'
import { logJobs } from './log-jobs.ts'
import { Presence } from './presence.ts'
import { openWorkerPool } from './worker-pool.ts'

/** One run of a job. */
export interface JobRun {
  /** No other follows when this one fails. */
  readonly isLastAttempt: boolean
  /** Aborted when the worker has been stopping for 5 seconds. */
  readonly signal: AbortSignal
}

/** What is done for each kind of job. One that throws is tried again, later each time. */
export type Tasks = {
  readonly [Name in keyof JobPayloads]: (payload: JobPayloads[Name], job: JobRun) => Promise<void>
}

/** Jobs at once: enough that a slow mail service does not hold up the mail behind it. */
const CONCURRENCY = 5

/** Runs jobs from now on, also through a database that goes away and comes back. `stop` lets the running ones end. */
export function startWorker(parts: Pick<Parts, 'orm' | 'logger'>, tasks: Tasks): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const done = keepRunning(parts, toTaskList(tasks), stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

async function keepRunning(
  { orm, logger }: Pick<Parts, 'orm' | 'logger'>,
  tasks: TaskList,
  stopping: AbortSignal,
): Promise<void> {
  const databaseUrl = orm.config.get('clientUrl')
  if (!databaseUrl) throw new Error('The database has no address')
  while (!stopping.aborted) {
    try {
      await runUntilItEnds(databaseUrl, tasks, logger, stopping)
    } catch (error) {
      logger.warn({ reason: String(error) }, 'The worker for jobs ended, and begins again')
    }
    await sleep(500, undefined, { signal: stopping }).catch(() => undefined)
  }
}

async function runUntilItEnds(
  databaseUrl: string,
  taskList: TaskList,
  logger: Logger,
  stopping: AbortSignal,
): Promise<void> {
  const pool = openWorkerPool(databaseUrl, CONCURRENCY + 1, logger)
  let presence: Presence | undefined
  const announce = async (workerId: string) => {
    presence ??= new Presence(databaseUrl, workerId, logger)
    await Promise.race([presence.announced, aborted(stopping)])
  }
  try {
    const runner = await run({
      pgPool: pool,
      taskList,
      parsedCronItems: [],
      concurrency: CONCURRENCY,
      pollInterval: 500,
      noHandleSignals: true,
      logger: logJobs(logger),
      preset: workerPreset(announce),
    })
    await untilItEnds(runner, stopping)
  } finally {
    await presence?.end()
    await pool.end()
  }
}

/**
 * Before a worker takes its first job it is announced. Delays of 0 ms make graphile-worker take care of a job's end
 * that cannot be stored: it then ends, and begins again here. Without them that is a rejection which nobody handles.
 */
function workerPreset(announce: (workerId: string) => Promise<void>): GraphileConfig.Preset {
  const startWorker = (_: unknown, { worker }: { worker: Worker }) => announce(worker.workerPool.id)
  return {
    plugins: [{ name: 'presence', version: '1.0.0', worker: { hooks: { startWorker } } }],
    worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
  }
}

function toTaskList(tasks: Tasks): TaskList {
  const toTask =
    <Payload>(task: (payload: Payload, job: JobRun) => Promise<void>): Task =>
    (payload, { job, abortSignal }) =>
      task(payload as Payload, { isLastAttempt: job.attempts >= job.max_attempts, signal: abortSignal })
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, toTask(task)]))
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

async function untilItEnds(runner: Runner, stopping: AbortSignal): Promise<void> {
  // It is refused when the runner is ending by itself, which is as good.
  const stop = () => void runner.stop().catch(() => undefined)
  if (stopping.aborted) stop()
  stopping.addEventListener('abort', stop, { once: true })
  try {
    await runner.promise
  } finally {
    stopping.removeEventListener('abort', stop)
  }
}
