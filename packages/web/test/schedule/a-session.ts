import type { SessionCard } from '../../src/features/schedule/session-card.fragment.ts'

type Order = NonNullable<SessionCard['order']>

/** A private lesson of Ana's with Léa on 21 November at nine in Paris; a test says only what matters to it. */
export function aSession(parts: Partial<SessionCard> = {}): SessionCard {
  return {
    id: 'lesson',
    title: 'Private lesson',
    startsAt: '2026-11-21T08:00:00Z',
    endsAt: '2026-11-21T09:00:00Z',
    status: 'SCHEDULED',
    canBeRebooked: false,
    product: {
      id: 'p',
      name: 'Private lesson',
      isPrivateLesson: true,
      color: 2,
      price: { amount: 6000, currency: 'EUR' },
    },
    client: { id: 'c', name: 'Léa', emailProblem: null, email: 'lea@school.example', language: 'FR' },
    staff: [{ id: 'ana', name: 'Ana' }],
    resources: [],
    rebookedFrom: null,
    rebooking: null,
    order: null,
    ...parts,
  }
}

export function anOrder(parts: Partial<Order> = {}): Order {
  return {
    id: 'o',
    number: '1001',
    status: 'PENDING_PAYMENT',
    total: { amount: 6000, currency: 'EUR' },
    emails: [],
    ...parts,
  }
}
