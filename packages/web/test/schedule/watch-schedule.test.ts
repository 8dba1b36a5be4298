import { applyScheduleChange } from '@reprise/domain/schedule/apply-schedule-change'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ScheduleStream, StreamListener } from '../../src/features/schedule/schedule-stream.ts'
import type { ScheduleChange } from '../../src/features/schedule/schedule.documents.ts'
import {
  LAG_MS,
  SILENCE_MS,
  watchSchedule,
  type WatchEnd,
} from '../../src/features/schedule/watch-schedule.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const changeTo = (version: number): ScheduleChange => ({
  version,
  occurredAt: '2026-11-21T08:00:00Z',
  sessions: [],
  unavailabilities: [],
  removedUnavailabilityIds: [],
  rulesChanged: false,
})

/** A watcher that holds version 5 and a stream that the test speaks through. */
function aWatch() {
  let held = { version: 5, sessions: new Map(), unavailabilities: new Map() }
  const open = new Set<StreamListener<never>>()
  const listeners: { changes?: StreamListener<ScheduleChange>; versions?: StreamListener<number> } = {}
  let askedAfter: number | undefined
  const opened = (listener: StreamListener<never>) => {
    open.add(listener)
    return () => void open.delete(listener)
  }
  const stream: ScheduleStream = {
    changes(after, listener) {
      askedAfter = after
      listeners.changes = listener
      return opened(listener)
    },
    versions(listener) {
      listeners.versions = listener
      return opened(listener)
    },
  }
  const gone = new AbortController()
  let ending: WatchEnd | undefined
  void watchSchedule({
    stream,
    signal: gone.signal,
    heldVersion: () => held.version,
    heard: () => undefined,
    changed(change) {
      const result = applyScheduleChange(held, change, { start: 0, end: Infinity })
      if (result.kind === 'applied') held = result.schedule
      return result.kind
    },
  }).then((end) => (ending = end))
  return {
    change: (version: number) => listeners.changes?.next(changeTo(version)),
    announce: (version: number) => listeners.versions?.next(version),
    fail: (...codes: string[]) => listeners.changes?.end(codes),
    leave: () => gone.abort(),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    ending: async () => {
      await vi.advanceTimersByTimeAsync(0)
      return ending
    },
    held: () => held.version,
    askedAfter: () => askedAfter,
    isOpen: () => open.size > 0,
  }
}

test('it asks for what comes after the version it holds, and follows', async () => {
  const watch = aWatch()
  expect(watch.askedAfter()).toBe(5)
  watch.change(6)
  watch.change(7)
  watch.change(7)
  expect(watch.held()).toBe(7)
  expect(await watch.ending()).toBeUndefined()
})

test('a change that is missing means loading anew', async () => {
  const watch = aWatch()
  watch.change(7)
  expect(await watch.ending()).toBe('reload')
  expect(watch.isOpen()).toBe(false)
})

test('so does the server’s word that it no longer has the changes', async () => {
  const watch = aWatch()
  watch.fail('RELOAD_SCHEDULE')
  expect(await watch.ending()).toBe('reload')
})

test('any other end of the stream is a lost connection', async () => {
  const watch = aWatch()
  watch.fail()
  expect(await watch.ending()).toBe('lost')
})

test('silence is a lost connection, and a heartbeat breaks it', async () => {
  const watch = aWatch()
  await watch.pass(SILENCE_MS - 1)
  watch.announce(5)
  await watch.pass(SILENCE_MS - 1)
  expect(await watch.ending()).toBeUndefined()
  await watch.pass(1)
  expect(await watch.ending()).toBe('lost')
})

test('a version announced whose change does not come means loading anew', async () => {
  const watch = aWatch()
  watch.announce(6)
  await watch.pass(LAG_MS)
  expect(await watch.ending()).toBe('reload')
})

test('one whose change comes in time does not', async () => {
  const watch = aWatch()
  watch.announce(6)
  await watch.pass(LAG_MS - 1)
  watch.change(6)
  await watch.pass(LAG_MS)
  expect(await watch.ending()).toBeUndefined()
})

test('whoever leaves closes both streams', async () => {
  const watch = aWatch()
  watch.leave()
  expect(await watch.ending()).toBe('lost')
  expect(watch.isOpen()).toBe(false)
})
