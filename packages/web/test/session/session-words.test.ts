import { describe, expect, it } from 'vitest'
import { sessionState, whyNotRebookable } from '../../src/features/session/session-words.ts'

const lesson = {
  status: 'SCHEDULED',
  startsAt: '2026-11-21T09:00:00Z',
  endsAt: '2026-11-21T10:00:00Z',
  product: {
    id: 'p',
    name: 'Private',
    isPrivateLesson: true,
    color: 0,
    price: { amount: 6000, currency: 'EUR' },
  },
  client: { id: 'c', name: 'Léa', email: null, emailProblem: null, language: 'FR' },
} as const
const at = (time: string) => Date.parse(`2026-11-21T${time}Z`)

describe('the state of a session', () => {
  it.each([
    ['08:59:59', 'upcoming'],
    ['09:00:00', 'running'],
    ['09:59:59', 'running'],
    ['10:00:00', 'completed'],
  ])('at %s it is %s', (time, state) => {
    expect(sessionState(lesson, at(time))).toBe(state)
  })

  it('is cancelled at any time once it is cancelled', () => {
    expect(sessionState({ ...lesson, status: 'CANCELLED' }, at('11:00:00'))).toBe('cancelled')
  })
})

describe('why a session cannot be booked again', () => {
  it('is nothing from the moment it ends, and not before', () => {
    expect(whyNotRebookable(lesson, at('09:59:59'))).toBe('NOT_COMPLETED')
    expect(whyNotRebookable(lesson, at('10:00:00'))).toBeNull()
  })

  it('names the lasting reason before the end too', () => {
    expect(whyNotRebookable({ ...lesson, client: null }, at('08:00:00'))).toBe('NO_CLIENT')
    expect(whyNotRebookable({ ...lesson, product: null }, at('11:00:00'))).toBe('NOT_A_PRIVATE_LESSON')
  })
})
