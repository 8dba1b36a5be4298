import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql'
import type { Context } from '../graphql/context.ts'

/**
 * How long a result may be given to others that ask the same of the same change. A watcher that is further behind gets
 * it read anew, so that what was erased meanwhile does not come back.
 */
const SHARED_FOR_MS = 5_000

interface SharedResult {
  readonly at: number
  readonly result: Promise<ExecutionResult>
}

const resultsOfEvent = new WeakMap<object, Map<string, SharedResult>>()

/**
 * Like graphql's `subscribe`, but an event that several watchers are given is executed once for all of them whose
 * `audience` is the same: those who asked the same question with the same rights. All that differs is where they begin.
 */
export async function subscribeShared(
  args: ExecutionArgs,
  audience: string,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args)
  if (!(Symbol.asyncIterator in source)) return source
  return mapEvents(source[Symbol.asyncIterator](), (event) => resultOf(event, audience, args))
}

function resultOf(event: unknown, audience: string, args: ExecutionArgs): Promise<ExecutionResult> {
  const context = args.contextValue as Context
  const run = async () => execute({ ...args, rootValue: event, contextValue: context.anew() })
  if (typeof event !== 'object' || event === null) return run()
  const results = resultsOfEvent.get(event) ?? new Map<string, SharedResult>()
  resultsOfEvent.set(event, results)
  const shared = results.get(audience)
  const now = performance.now()
  if (shared && now - shared.at < SHARED_FOR_MS) return shared.result
  const result = run()
  results.set(audience, { at: now, result })
  return result
}

/** Not a generator: its `return()` must reach the source while a `next()` waits there. */
function mapEvents<T>(
  source: AsyncIterator<unknown>,
  toResult: (event: unknown) => Promise<T>,
): AsyncIterableIterator<T> {
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const { done, value } = await source.next()
      return done ? { done: true, value: undefined } : { done: false, value: await toResult(value) }
    },
    async return() {
      await source.return?.()
      return { done: true, value: undefined }
    },
  }
}
