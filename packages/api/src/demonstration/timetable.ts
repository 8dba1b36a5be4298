import { REBOOKING_DAYS } from '@reprise/domain/rebooking/rebooking-days'
import type { ClientKey } from './clients.ts'
import { idOf } from './ids.ts'
import { Occupied, type Claim } from './occupied.ts'
import { product, type ProductKey } from './products.ts'
import { RESOURCES, type ResourceKey } from './resources.ts'
import type { SchoolDays } from './school-days.ts'
import { isClosedOn, OPENING_HOURS } from './school.ts'
import { worksAt, type StaffKey } from './staff.ts'

/** What is to be put on the calendar: `day` counted from today, `from` a minute of it, `minutes` its length. */
export interface PlannedSession {
  readonly day: number
  readonly from: number
  readonly minutes: number
  readonly staff: readonly StaffKey[]
  readonly what: { readonly product: ProductKey } | { readonly activity: string }
  readonly client?: ClientKey
  readonly resources?: readonly ResourceKey[]
}

/** What is on the calendar; times in epoch milliseconds. */
export interface Session extends PlannedSession {
  readonly id: string
  readonly startsAt: number
  readonly endsAt: number
  readonly status: 'SCHEDULED' | 'CANCELLED'
  /** Of staff, units and the client; empty when it was cancelled. */
  readonly claims: readonly Claim[]
}

/** When somebody or something cannot be booked. */
export interface TimeOff {
  readonly of: { readonly staff: StaffKey } | { readonly resource: ResourceKey }
  readonly from: readonly [day: number, minute: number]
  readonly to: readonly [day: number, minute: number]
  readonly reason: string
}

/** The calendar while it is planned: nothing gets onto it that the school's rules would refuse. */
export class Timetable {
  readonly sessions: Session[] = []
  readonly timesOff: (TimeOff & { id: string; startsAt: number; endsAt: number; claims: Claim[] })[] = []
  readonly #occupied = new Occupied()
  readonly #clientDays = new Set<string>()
  #kept = 0

  constructor(readonly days: SchoolDays) {}

  /** @throws when it cannot be: a promise of the demonstration would be broken without a word */
  place(plan: PlannedSession): Session {
    const session = this.tryPlace(plan)
    if (!session) throw new Error(`No room in the demonstration for ${this.#nameOf(plan)}`)
    return session
  }

  /** With the first of `candidates` who can. */
  placeWithOneOf(candidates: readonly StaffKey[], plan: Omit<PlannedSession, 'staff'>): Session {
    for (const staff of candidates) {
      const session = this.tryPlace({ ...plan, staff: [staff] })
      if (session) return session
    }
    throw new Error(`Nobody in the demonstration is free for ${this.#nameOf({ ...plan, staff: candidates })}`)
  }

  tryPlace(plan: PlannedSession): Session | null {
    const claims = this.#claim(plan)
    return claims && this.#add(plan, 'SCHEDULED', claims)
  }

  /** A session that was called off: it stands on the calendar and takes nobody's time. */
  placeCancelled(plan: PlannedSession): Session {
    return this.#add(plan, 'CANCELLED', [])
  }

  takeOff(off: TimeOff): void {
    const [startsAt, endsAt] = [this.days.at(...off.from), this.days.at(...off.to)]
    const subjects = 'staff' in off.of ? [staffSubject(off.of.staff)] : unitsOf(off.of.resource)
    const claims = subjects.map((subject) => ({ subject, startsAt, endsAt }))
    claims.forEach((claim) => this.#occupied.add(claim))
    const id = idOf(`time off ${Object.values(off.of)} ${startsAt} ${off.reason}`)
    this.timesOff.push({ ...off, id, startsAt, endsAt, claims })
  }

  /** Keeps the time of copies of `session` free on `count` of the next six days; a different set each time. */
  keepFree(session: Session, count: number): void {
    let kept = 0
    for (let step = 0; step < REBOOKING_DAYS && kept < count; step++) {
      const day = 1 + ((step + this.#kept) % REBOOKING_DAYS)
      if (this.#claim({ ...session, day })) kept++
    }
    this.#kept++
    if (kept < count) throw new Error(`Only ${kept} of ${count} days are free for ${this.#nameOf(session)}`)
  }

  #add(plan: PlannedSession, status: Session['status'], claims: readonly Claim[]): Session {
    const startsAt = this.days.at(plan.day, plan.from)
    const endsAt = startsAt + plan.minutes * 60_000
    const id = idOf(`session ${this.#nameOf(plan)} ${status}`)
    const session: Session = { ...plan, id, startsAt, endsAt, status, claims }
    this.sessions.push(session)
    if (plan.client) this.#clientDays.add(`${plan.day} ${plan.client}`)
    return session
  }

  /** Whether the school's rules and everybody's time allow it. */
  isFree(plan: PlannedSession): boolean {
    return this.#needs(plan) !== null
  }

  hasLessonOn(day: number, client: ClientKey): boolean {
    return this.#clientDays.has(`${day} ${client}`)
  }

  #claim(plan: PlannedSession): readonly Claim[] | null {
    const needs = this.#needs(plan)
    needs?.forEach((claim) => this.#occupied.add(claim))
    return needs
  }

  /** What the session would take, or null when it cannot have it. */
  #needs(plan: PlannedSession): readonly Claim[] | null {
    const { day, from, minutes } = plan
    if (isClosedOn(day) || !this.#isWithinHours(plan)) return null
    const [before, after] = ('product' in plan.what && product(plan.what.product).buffers) || [0, 0]
    const startsAt = this.days.at(day, from) - before * 60_000
    const endsAt = startsAt + (before + minutes + after) * 60_000
    const units = (plan.resources ?? []).map((resource) => this.#freeUnit(resource, startsAt, endsAt))
    if (!units.every((unit) => unit !== undefined)) return null
    // A client's time is no allocation: the schedule lets clients have two lessons at once, this plan does not.
    const clients = plan.client ? [clientSubject(plan.client)] : []
    const subjects = [...plan.staff.map(staffSubject), ...units, ...clients]
    const claims = subjects.map((subject) => ({ subject, startsAt, endsAt }))
    return claims.every((claim) => this.#occupied.isFree(claim)) ? claims : null
  }

  #isWithinHours({ day, from, minutes, staff }: PlannedSession): boolean {
    const [weekday, to] = [this.days.weekday(day), from + minutes]
    const isOpen = OPENING_HOURS.some(
      (one) => one.weekday === weekday && one.fromMinute <= from && to <= one.toMinute,
    )
    return isOpen && staff.every((member) => worksAt(member, weekday, from, to))
  }

  #freeUnit(resource: ResourceKey, startsAt: number, endsAt: number): string | undefined {
    return unitsOf(resource).find((subject) => this.#occupied.isFree({ subject, startsAt, endsAt }))
  }

  #nameOf({ day, from, staff, what, client }: PlannedSession): string {
    return `${this.days.date(day)} ${from} ${staff.join(' ')} ${Object.values(what)} ${client ?? ''}`
  }
}

export const clientSubject = (client: ClientKey) => `client ${client}`
export const staffSubject = (staff: StaffKey) => `staff ${staff}`

/** In the order in which they are given out. */
export function unitsOf(resource: ResourceKey): string[] {
  return Array.from({ length: RESOURCES[resource].capacity }, (_, index) => `${resource} unit ${index + 1}`)
}
