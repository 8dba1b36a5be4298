import { beforeEach, expect, it } from 'vitest'
import {
  forgetConfirmation,
  keepConfirmation,
  pendingConfirmation,
} from '../../src/features/rebooking/pending-confirmation.ts'

class MemoryStorage implements Storage {
  [name: string]: unknown
  readonly #items = new Map<string, string>()
  get length() {
    return this.#items.size
  }
  clear() {
    this.#items.clear()
  }
  getItem(key: string) {
    return this.#items.get(key) ?? null
  }
  key(index: number) {
    return [...this.#items.keys()][index] ?? null
  }
  removeItem(key: string) {
    this.#items.delete(key)
  }
  setItem(key: string, value: string) {
    this.#items.set(key, value)
  }
}

const confirmation = { id: '0193-a', sessionId: 's1', dates: ['2026-11-23'] }
let storage: Storage
beforeEach(() => {
  storage = new MemoryStorage()
})

it('comes back with the same id until it is answered', () => {
  keepConfirmation(confirmation, storage)
  expect(pendingConfirmation('s1', storage)).toEqual(confirmation)
  forgetConfirmation('s1', storage)
  expect(pendingConfirmation('s1', storage)).toBeNull()
})

it('belongs to its session', () => {
  keepConfirmation(confirmation, storage)
  expect(pendingConfirmation('s2', storage)).toBeNull()
})

it.each(['{', '"text"', '{"id":"x","sessionId":"s1","dates":[]}', '{"sessionId":"s1","dates":["x"]}'])(
  'what cannot be read is no confirmation: %s',
  (kept) => {
    storage.setItem('reprise.pending-confirmation.s1', kept)
    expect(pendingConfirmation('s1', storage)).toBeNull()
  },
)

it('is nothing to fall over when the window has no storage', () => {
  keepConfirmation(confirmation, null)
  forgetConfirmation('s1', null)
  expect(pendingConfirmation('s1', null)).toBeNull()
})
