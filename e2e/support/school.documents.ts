export interface Session {
  id: string
  startsAt: string
  endsAt: string
  status: 'SCHEDULED' | 'CANCELLED'
  canBeRebooked: boolean
  client: { name: string; email: string | null; emailProblem: string | null; language: string } | null
  staff: { name: string }[]
  rebookedFrom: { id: string } | null
  copies: { id: string }[]
  order: { number: string; status: string; emails: { status: string }[] } | null
}

export const scheduleDocument = `query ($from: LocalDate!, $to: LocalDate!) {
  schedule(from: $from, to: $to) {
    sessions {
      id startsAt endsAt status canBeRebooked
      client { name email emailProblem language }
      staff { name }
      rebookedFrom { id }
      copies { id }
      order { number status emails { status } }
    }
  }
}`

export interface Availability {
  availability: { date: string; isAvailable: boolean }[]
}

export const availabilityDocument = `query ($sessionId: ID!) {
  availability(sessionId: $sessionId) { date isAvailable }
}`

export const rebookSessionDocument = `mutation ($input: RebookSessionInput!) {
  rebookSession(input: $input) { __typename ... on Problem { message } }
}`

export interface Mail {
  to: string
  subject: string
}

export const mailboxDocument = `{ mailbox { to subject } }`
