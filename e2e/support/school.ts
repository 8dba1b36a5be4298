import { randomUUID } from 'node:crypto'
import type { Api } from './api.ts'
import { addDays, dateAtSchool, timeAtSchool, type LocalDate } from './school-time.ts'
import {
  availabilityDocument,
  mailboxDocument,
  rebookSessionDocument,
  scheduleDocument,
  type Availability,
  type Mail,
  type Session,
} from './school.documents.ts'

/** A finished private lesson that a journey books again. */
export interface Lesson {
  readonly id: string
  readonly client: string
  /** Null when the client has none. */
  readonly email: string | null
  readonly staff: string
  readonly date: LocalDate
  /** The school's clock: 09:30 */
  readonly start: string
  readonly end: string
  readonly endsAt: number
  /** Those of the next six days that are free for it, at least as many as were asked for. */
  readonly freeDays: readonly LocalDate[]
}

export interface LessonWish {
  readonly freeDays: number
  /** Whether mail can reach the client; usually it can. */
  readonly mail?: 'arrives' | 'no address' | 'bounces'
  readonly language?: 'EN' | 'FR'
  /** Who gave it. */
  readonly staff?: string
  /** Whether it may have ended earlier today; usually it may. */
  readonly today?: boolean
}

/** A session that was copied from a lesson. */
export interface Copy {
  readonly date: LocalDate
  readonly status: 'SCHEDULED' | 'CANCELLED'
  readonly orderNumber: string
  readonly orderStatus: string
  readonly emails: readonly { readonly status: string }[]
}

/** The demonstration school as the API tells of it: what to begin a journey with, and what has come of it. */
export class School {
  readonly #api: Api
  /** A client is met by one journey only, so that none stumbles over what another has booked or mailed. */
  readonly #metClients = new Set<string>()

  constructor(api: Api) {
    this.#api = api
  }

  get today(): LocalDate {
    return dateAtSchool(Date.now())
  }

  /** The newest that fits. The school is dated from now, so journeys ask for what they need, not for names. */
  async finishedLesson(wish: LessonWish): Promise<Lesson> {
    const sessions = await this.#sessions(addDays(this.today, -6), this.today)
    for (const session of sessions.toSorted((a, b) => b.endsAt.localeCompare(a.endsAt))) {
      if (!this.#fits(session, wish)) continue
      const freeDays = await this.freeDays(session.id)
      if (freeDays.length < wish.freeDays) continue
      this.#metClients.add(session.client?.name ?? '')
      return toLesson(session, freeDays)
    }
    throw new Error(`The demonstration school has no finished lesson left for ${JSON.stringify(wish)}`)
  }

  /** Those of the next six days on which the lesson can be given again, as of now. */
  async freeDays(sessionId: string): Promise<LocalDate[]> {
    const { availability } = await this.#api.ask<Availability>(availabilityDocument, { sessionId })
    return availability.filter(({ isAvailable }) => isAvailable).map(({ date }) => date)
  }

  /** Somebody else books the lesson again. */
  async bookAgain(lesson: Lesson, dates: readonly LocalDate[]): Promise<void> {
    const input = { id: randomUUID(), sessionId: lesson.id, dates }
    const { rebookSession } = await this.#api.ask<{ rebookSession: { __typename: string } }>(
      rebookSessionDocument,
      { input },
    )
    if (rebookSession.__typename !== 'SessionRebooked') throw new Error(JSON.stringify(rebookSession))
  }

  /** All that was ever copied from the lesson to the next days, by date. */
  async copiesOf(lesson: Lesson): Promise<Copy[]> {
    const sessions = await this.#sessions(addDays(this.today, 1), addDays(this.today, 7))
    return sessions
      .filter(({ rebookedFrom }) => rebookedFrom?.id === lesson.id)
      .map(({ startsAt, status, order }) => ({
        ...{ date: dateAtSchool(startsAt), status, orderNumber: order?.number ?? '' },
        ...{ orderStatus: order?.status ?? '', emails: order?.emails ?? [] },
      }))
      .toSorted((a, b) => a.date.localeCompare(b.date))
  }

  /** The subjects of what the mailbox holds for the client, newest first. */
  async mailsTo({ email }: Lesson): Promise<string[]> {
    const { mailbox } = await this.#api.ask<{ mailbox: Mail[] }>(mailboxDocument)
    return mailbox.filter(({ to }) => to === email).map(({ subject }) => subject)
  }

  async #sessions(from: LocalDate, to: LocalDate): Promise<Session[]> {
    const { schedule } = await this.#api.ask<{ schedule: { sessions: Session[] } }>(scheduleDocument, {
      ...{ from, to },
    })
    return schedule.sessions
  }

  #fits({ canBeRebooked, client, staff, copies, order, endsAt }: Session, wish: LessonWish): boolean {
    if (!canBeRebooked || !client || staff.length !== 1 || copies.length > 0 || order) return false
    if (this.#metClients.has(client.name)) return false
    if (wish.language && client.language !== wish.language) return false
    if (wish.staff && staff[0]?.name !== wish.staff) return false
    if (wish.today === false && dateAtSchool(endsAt) === this.today) return false
    const mail = !client.email ? 'no address' : client.emailProblem ? 'bounces' : 'arrives'
    return mail === (wish.mail ?? 'arrives')
  }
}

function toLesson({ id, client, staff, startsAt, endsAt }: Session, freeDays: LocalDate[]): Lesson {
  return {
    ...{
      id,
      freeDays,
      client: client?.name ?? '',
      email: client?.email ?? null,
      staff: staff[0]?.name ?? '',
    },
    ...{ date: dateAtSchool(startsAt), start: timeAtSchool(startsAt), end: timeAtSchool(endsAt) },
    endsAt: Date.parse(endsAt),
  }
}
