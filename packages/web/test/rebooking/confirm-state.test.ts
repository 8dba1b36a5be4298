import { describe, expect, it } from 'vitest'
import type { ConfirmFacts } from '../../src/features/rebooking/confirm-state.ts'
import { confirmState } from '../../src/features/rebooking/confirm-state.ts'

const ready: ConfirmFacts = {
  freeDays: 4,
  hasLookFailed: false,
  chosenDays: 2,
  isOnline: true,
  isSending: false,
  isUncertain: false,
  isClientReachable: true,
}

describe('the confirm button', () => {
  it.each<[string, Partial<ConfirmFacts>, ReturnType<typeof confirmState>]>([
    ['books', {}, { isEnabled: true, action: 'book' }],
    [
      'books and copies the link when mail cannot reach the client',
      { isClientReachable: false },
      { isEnabled: true, action: 'book-and-copy-link' },
    ],
    [
      'waits while the days are looked up',
      { freeDays: null, chosenDays: 0 },
      { isEnabled: false, action: 'book', obstacle: 'looking' },
    ],
    [
      'says so when the days could not be looked up',
      { freeDays: null, chosenDays: 0, hasLookFailed: true },
      { isEnabled: false, action: 'book', obstacle: 'not-known' },
    ],
    [
      'is off when no day is free',
      { freeDays: 0, chosenDays: 0 },
      { isEnabled: false, action: 'book', obstacle: 'no-day-free' },
    ],
    [
      'is off when no day is chosen',
      { chosenDays: 0 },
      { isEnabled: false, action: 'book', obstacle: 'no-day-chosen' },
    ],
    ['is off while offline', { isOnline: false }, { isEnabled: false, action: 'book', obstacle: 'offline' }],
    [
      'cannot be pressed a second time while a request is under way',
      { isSending: true },
      { isEnabled: false, action: 'book', obstacle: 'sending' },
    ],
    ['tries again when no answer came', { isUncertain: true }, { isEnabled: true, action: 'try-again' }],
    [
      'tries again although the days have been taken meanwhile, perhaps by this very request',
      { isUncertain: true, chosenDays: 0, freeDays: 0 },
      { isEnabled: true, action: 'try-again' },
    ],
    [
      'does not try again while offline',
      { isUncertain: true, isOnline: false },
      { isEnabled: false, action: 'try-again', obstacle: 'offline' },
    ],
    [
      'keeps its first words while a request is repeated by itself',
      { isUncertain: true, isSending: true },
      { isEnabled: false, action: 'book', obstacle: 'sending' },
    ],
  ])('%s', (_, facts, expected) => {
    expect(confirmState({ ...ready, ...facts })).toEqual(expected)
  })
})
