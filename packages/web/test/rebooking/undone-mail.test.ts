import { expect, it } from 'vitest'
import { undoneMail } from '../../src/features/rebooking/undone-mail.ts'

it.each([
  ['withdrawn before it left', ['WITHDRAWN'], 'never-sent'],
  ['sent, and a cancellation queued', ['QUEUED', 'SENT'], 'cancellation'],
  ['delivered, and a cancellation sent', ['SENT', 'DELIVERED'], 'cancellation'],
  ['no address at all', ['FAILED'], 'no-mail'],
  ['bounced, and so no cancellation either', ['FAILED', 'BOUNCED'], 'no-mail'],
  ['sent, but the address fails by now', ['FAILED', 'SENT'], 'tell-client'],
  ['no mail', [], 'no-mail'],
  ['a status of the future', ['SNOOZED'], 'cancellation'],
])('%s', (_, statuses, expected) => {
  expect(undoneMail(statuses.map((status) => ({ status })))).toBe(expected)
})
