import type { Messages } from './messages.ts'

export const en: Messages = {
  conflict: {
    STAFF_BUSY: (name, time) => `${name}: other session ${time}`,
    STAFF_UNAVAILABLE: (name, time) => `${name} is unavailable ${time}`,
    STAFF_OUTSIDE_WORKING_HOURS: (name) => `${name} does not work then`,
    RESOURCE_BUSY: (name, time) => `${name}: taken ${time}`,
    RESOURCE_UNAVAILABLE: (name, time) => `${name}: out of service ${time}`,
    ORGANIZATION_CLOSED: (_, time) =>
      time ? `The school is closed: ${time}` : 'The school is closed at that time',
    LOCAL_TIME_SKIPPED: () => 'The clocks skip this time that day',
    NO_LONGER_OFFERED: (name) => `${name} is no longer offered`,
  },
  notRebookable: {
    CANCELLED: 'This session was cancelled: only completed private lessons can be booked again.',
    NOT_A_PRIVATE_LESSON: 'Only private lessons can be booked again.',
    NO_CLIENT: 'This session has no client to book it again for.',
    NOT_COMPLETED: 'This lesson is not over yet: it can be booked again once it has ended.',
  },
  notUndoable: {
    NOT_FOUND: 'There is no such booking to undo.',
    ALREADY_PAID: 'The order has been paid, so the booking can no longer be undone.',
    ALREADY_BEGUN: 'One of the sessions has begun, so the booking can no longer be undone.',
  },
  date: {
    NONE: 'Choose at least one day.',
    TOO_MANY: 'At most six days can be booked at once.',
    TWICE: 'This day is chosen twice.',
    OUT_OF_RANGE: 'Only the next six days can be booked, beginning tomorrow.',
  },
  invalidInput: 'The chosen days cannot be booked: see each one.',
  invalidCredentials: 'This address and password do not go together. Check both and try again.',
  sessionNotFound: 'There is no such session at your school.',
  rebookingIdTaken: 'This request was already used for another session or other days. Confirm again to book.',
  daysUnavailable: (days) => `Nothing was booked. Not available: ${days}.`,
  watchLinkNameInvalid: 'Give the display a name of at most 100 characters, such as where it hangs.',
  watchLinkNotFound: 'There is no such link.',
  emailProblem: {
    NO_ADDRESS: 'The client has no e-mail address.',
    INVALID_ADDRESS: 'The mail service says that this address is not valid.',
    INACTIVE_ADDRESS:
      'Mail to this address has bounced before, so the mail service no longer delivers to it.',
    GAVE_UP: 'The mail service did not take it, although it was tried many times.',
    CANCELLED_MEANWHILE: 'The booking was cancelled before the mail service had confirmed this mail.',
  },
  warnings: {
    noAddress: (client) => `${client} has no e-mail address: copy the payment link and send it yourself.`,
    badAddress: (client, address) =>
      `Mail to ${address} is known to fail: copy the payment link and send it to ${client} yourself.`,
    clientBusy: (client, day, time) => `${client} already has another lesson on ${day}, ${time}.`,
  },
}
