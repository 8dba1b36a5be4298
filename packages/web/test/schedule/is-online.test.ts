import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { useIsOnline } from '../../src/features/schedule/useIsOnline.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function connecting() {
  const isStreaming = shallowRef(false)
  const loadedAt = shallowRef<number | null>(null)
  const isOnline = effectScope().run(() => useIsOnline(isStreaming, loadedAt))
  const pass = async (ms: number) => {
    await nextTick()
    await vi.advanceTimersByTimeAsync(ms)
    return isOnline?.value
  }
  return { isStreaming, loadedAt, pass }
}

it('is offline once the stream has been down for two seconds, and online as soon as it is back', async () => {
  const { isStreaming, pass } = connecting()
  isStreaming.value = true
  expect(await pass(10_000)).toBe(true)
  isStreaming.value = false
  expect(await pass(1_999)).toBe(true)
  expect(await pass(1)).toBe(false)
  isStreaming.value = true
  expect(await pass(0)).toBe(true)
})

it('does not call a slow start a lost connection', async () => {
  const { loadedAt, pass } = connecting()
  await pass(5_000)
  loadedAt.value = Date.now()
  expect(await pass(1_999)).toBe(true)
  expect(await pass(1)).toBe(false)
})
