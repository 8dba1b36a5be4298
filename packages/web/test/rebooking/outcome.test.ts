import { describe, expect, it } from 'vitest'
import { bookingOutcome } from '../../src/features/rebooking/outcome.ts'
import type { RebookingCard, RebookSessionResult } from '../../src/features/rebooking/rebooking.documents.ts'

const answered = (result: RebookSessionResult) => bookingOutcome({ kind: 'answered', result })
const failure = { mayRepeat: false, retryAfterSeconds: null, errorId: 'e-1' }
const money = { amount: 12000, currency: 'EUR' }
const rebooking: RebookingCard = {
  id: 'r1',
  undoneAt: null,
  sessions: [],
  order: {
    id: 'o1',
    number: '42',
    status: 'PENDING_PAYMENT',
    total: money,
    client: { id: 'c1', name: 'Léa' },
    paymentLink: { url: 'https://example.org/pay/x' },
    emails: [],
  },
}

describe('the outcome of a confirmation', () => {
  it('is booked', () => {
    expect(answered({ __typename: 'SessionRebooked', rebooking })).toEqual({ kind: 'booked', rebooking })
  })

  it('is told when a repeat finds its booking undone meanwhile', () => {
    const undone = { ...rebooking, undoneAt: '2026-11-21T10:00:00Z' }
    expect(answered({ __typename: 'SessionRebooked', rebooking: undone })).toEqual({
      kind: 'problem',
      problem: { kind: 'already-undone' },
    })
  })

  it('brings the days that are taken, with their reasons', () => {
    const days = [{ date: '2026-11-23', isAvailable: false, conflicts: [{ message: 'Room taken' }] }]
    expect(answered({ __typename: 'DaysUnavailable', message: '…', days })).toEqual({ kind: 'taken', days })
  })

  it.each(['SessionNotRebookable', 'SessionNotFound', 'RebookingIdTaken'] as const)(
    'says %s in the words of the API',
    (__typename) => {
      expect(answered({ __typename, message: 'Not possible.' })).toEqual({
        kind: 'problem',
        problem: { kind: 'said', sentences: ['Not possible.'] },
      })
    },
  )

  it('says every field that is wrong, once', () => {
    const fields = [
      { path: 'dates.0', message: 'Too late.' },
      { path: 'dates.1', message: 'Too late.' },
    ]
    expect(answered({ __typename: 'InvalidInput', message: 'Please check.', fields })).toEqual({
      kind: 'problem',
      problem: { kind: 'said', sentences: ['Please check.', 'Too late.'] },
    })
  })

  it('says so when a result is not known yet', () => {
    const ofTomorrow = JSON.parse('{"__typename":"WeatherTooBad"}') as RebookSessionResult
    expect(answered(ofTomorrow)).toEqual({ kind: 'problem', problem: { kind: 'not-understood' } })
  })

  it('keeps apart what was refused and what was not answered', () => {
    expect(bookingOutcome({ kind: 'unanswered', failure })).toEqual({ kind: 'unanswered' })
    expect(bookingOutcome({ kind: 'refused', failure })).toEqual({
      kind: 'problem',
      problem: { kind: 'failed', errorId: 'e-1' },
    })
  })
})
