import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql'
import type { WebSocket } from 'ws'
import type { Context } from '../graphql/context.ts'

/**
 * How long an answer may be given to others that ask the same of the same change. A watcher that is further behind gets
 * it read anew, so that what was erased meanwhile does not come back.
 */
const SHARED_FOR_MS = 5_000

/** What a socket has not taken yet, in bytes, before it is waited for. */
const ENOUGH_UNDER_WAY = 64 * 1024

/** A subscription, with where its answers go. */
export interface SharedSubscription extends ExecutionArgs {
  /** Those with the same are given the same answers: they asked the same question, with the same rights. */
  readonly audience: string
  readonly socket: WebSocket
  /** The operation's, on its socket. */
  readonly id: string
}

interface SharedAnswer {
  readonly at: number
  readonly payload: Promise<string>
}

const answersTo = new WeakMap<object, Map<string, SharedAnswer>>()

/**
 * Like graphql's `subscribe`, but an event that several watchers are given is executed and serialized once for each
 * audience, and written to their sockets as it is. So the iterator gives nothing itself: it ends when its source does.
 */
export async function subscribeShared(
  subscription: SharedSubscription,
): Promise<AsyncIterableIterator<never> | ExecutionResult> {
  const stream = await createSourceEventStream(subscription)
  if (!(Symbol.asyncIterator in stream)) return stream
  const source = stream[Symbol.asyncIterator]()
  let isOver = false
  const deliveries: AsyncIterableIterator<never> = {
    [Symbol.asyncIterator]: () => deliveries,
    async next() {
      try {
        for (let event = await source.next(); !event.done; event = await source.next()) {
          const payload = await payloadOf(event.value, subscription)
          if (isOver) break
          await deliver(subscription, payload)
        }
        return { done: true, value: undefined }
      } catch (error) {
        // Nobody calls return() on an iterator that threw.
        await source.return?.()
        throw error
      }
    },
    // Not a generator's: this one reaches the source while a `next()` waits there.
    async return() {
      isOver = true
      await source.return?.()
      return { done: true, value: undefined }
    },
  }
  return deliveries
}

function payloadOf(event: unknown, subscription: SharedSubscription): Promise<string> | string {
  if (typeof event !== 'object' || event === null) return answer(event, subscription)
  const answers = answersTo.get(event) ?? new Map<string, SharedAnswer>()
  answersTo.set(event, answers)
  const shared = answers.get(subscription.audience)
  const now = performance.now()
  if (shared && now - shared.at < SHARED_FOR_MS) return shared.payload
  const payload = answer(event, subscription)
  answers.set(subscription.audience, { at: now, payload })
  payload.catch(() => answers.delete(subscription.audience))
  return payload
}

/**
 * @throws the first error of the execution, which ends the subscription: a change told in part would be kept as if it
 * were whole, while who comes back with the last version is told it again.
 */
async function answer(event: unknown, args: ExecutionArgs): Promise<string> {
  const contextValue = (args.contextValue as Context).anew()
  const { data, errors } = await execute({ ...args, rootValue: event, contextValue })
  if (errors) throw errors[0]
  return JSON.stringify({ data })
}

/** A `next` of graphql-transport-ws. A socket that does not read is waited for, until it does or is given up. */
function deliver({ socket, id }: SharedSubscription, payload: string): Promise<void> | undefined {
  if (socket.readyState !== socket.OPEN) return undefined
  const message = `{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`
  if (socket.bufferedAmount < ENOUGH_UNDER_WAY) {
    socket.send(message)
    return undefined
  }
  return new Promise((resolve) => socket.send(message, () => resolve()))
}
