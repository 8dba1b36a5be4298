import { expect, test } from 'vitest'
import { lessonMarks } from '../../src/features/schedule/lesson-marks.ts'
import { anOrder, aSession } from './a-session.ts'

const mail = (status: 'BOUNCED' | 'FAILED' | 'DELIVERED') => ({
  id: status,
  status,
  problem: null,
  leavesAt: null,
})

test.each([
  ['a lesson without an order', aSession(), []],
  ['unpaid', aSession({ order: anOrder() }), ['unpaid']],
  ['paid', aSession({ order: anOrder({ status: 'PAID' }) }), ['paid']],
  ['refunded', aSession({ order: anOrder({ status: 'REFUNDED' }) }), ['refunded']],
  [
    'made by booking again',
    aSession({ rebooking: { id: 'r' }, order: anOrder() }),
    ['unpaid', 'bookedAgain'],
  ],
  [
    'whose mail bounced',
    aSession({ order: anOrder({ emails: [mail('BOUNCED')] }) }),
    ['mailProblem', 'unpaid'],
  ],
  [
    'sent again since it failed',
    aSession({ order: anOrder({ emails: [mail('DELIVERED'), mail('FAILED')] }) }),
    ['unpaid'],
  ],
  [
    'cancelled: order and mail no longer matter',
    aSession({ status: 'CANCELLED', rebooking: { id: 'r' }, order: anOrder({ emails: [mail('FAILED')] }) }),
    ['cancelled', 'bookedAgain'],
  ],
])('%s', (_which, session, marks) => {
  expect(lessonMarks(session)).toEqual(marks)
})
