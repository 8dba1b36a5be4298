import { v7 as newId } from 'uuid'
import { REBOOK } from './operations.ts'
import type { Answer, TestApplication } from './test-application.ts'

/** What REBOOK asks for. */
export interface SessionRebooked {
  readonly __typename: 'SessionRebooked'
  readonly scheduleVersion: number
  readonly rebooking: {
    readonly id: string
    readonly undoneAt: string | null
    readonly createdBy: { readonly id: string } | null
    readonly source: { readonly id: string }
    readonly sessions: readonly RebookedSession[]
    readonly order: RebookedOrder
  }
}

export interface RebookedSession {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
  readonly status: 'SCHEDULED' | 'CANCELLED'
  readonly product: { readonly id: string }
  readonly client: { readonly id: string }
  readonly staff: readonly { readonly id: string }[]
  readonly resources: readonly { readonly id: string }[]
  readonly rebookedFrom: { readonly id: string }
}

export interface RebookedOrder {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly total: { readonly amount: number; readonly currency: string }
  readonly lines: readonly {
    readonly description: string
    readonly price: { readonly amount: number }
    readonly session: { readonly id: string } | null
  }[]
  readonly paymentLink: { readonly url: string }
  readonly emails: readonly {
    readonly id: string
    readonly to: string | null
    readonly status: string
    readonly problem: string | null
    readonly subject: string
  }[]
}

export interface Conflict {
  readonly kind: string
  readonly message: string
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly subject: { readonly __typename: string; readonly id: string }
}

export interface DaysUnavailable {
  readonly __typename: 'DaysUnavailable'
  readonly message: string
  readonly days: readonly { readonly date: string; readonly conflicts: readonly Conflict[] }[]
}

export type RebookResult =
  | SessionRebooked
  | DaysUnavailable
  | { readonly __typename: 'SessionNotRebookable'; readonly message: string; readonly reason: string }
  | { readonly __typename: 'SessionNotFound' | 'RebookingIdTaken'; readonly message: string }
  | {
      readonly __typename: 'InvalidInput'
      readonly message: string
      readonly fields: readonly { readonly path: string; readonly message: string }[]
    }

export interface RebookInput {
  /** A new one unless it is said. */
  readonly id?: string
  readonly sessionId: string
  readonly dates: readonly string[]
}

/** Sends "Book again" and gives the whole answer, errors included. */
export function askToRebook(
  node: TestApplication,
  token: string | null,
  { id = newId(), ...input }: RebookInput,
  headers: Record<string, string> = {},
): Promise<Answer<{ rebookSession: RebookResult } | null>> {
  return node.ask(token, REBOOK, { input: { id, ...input } }, headers)
}

/** Sends "Book again" and gives its result; fails when the answer is an error. */
export async function rebook(
  node: TestApplication,
  token: string,
  input: RebookInput,
  headers: Record<string, string> = {},
): Promise<RebookResult> {
  const { data, errors } = await askToRebook(node, token, input, headers)
  if (!data) throw new Error(`Booking again answered ${JSON.stringify(errors)}`)
  return data.rebookSession
}

/** The same, for tests that need a booking to begin with. */
export async function rebooked(
  node: TestApplication,
  token: string,
  input: RebookInput,
): Promise<SessionRebooked> {
  const result = await rebook(node, token, input)
  if (result.__typename !== 'SessionRebooked') throw new Error(`Not booked: ${JSON.stringify(result)}`)
  return result
}
