import { BOUNCED, WITHOUT_ADDRESS, type ClientKey } from './clients.ts'
import { idOf } from './ids.ts'
import { product, type ProductKey } from './products.ts'
import { at } from './school.ts'
import type { StaffKey } from './staff.ts'
import type { Session, Timetable } from './timetable.ts'

type Moment = readonly [day: number, minute: number]

interface PastRebooking {
  readonly staff: StaffKey
  readonly client: ClientKey
  readonly product: ProductKey
  readonly source: Moment
  readonly bookedAt: Moment
  readonly copies: readonly number[]
  readonly email: 'SENT' | 'DELIVERED' | 'BOUNCED' | 'FAILED' | 'WITHDRAWN'
  readonly paidAt?: Moment
  readonly isUndone?: true
}

/** In the order in which they were booked: it gives the orders their numbers. All of it before today. */
const PAST: readonly PastRebooking[] = [
  {
    staff: 'camille',
    client: 'Mehdi Amrani',
    product: 'ski60',
    source: [-9, at(13, 45)],
    bookedAt: [-9, at(17, 30)],
    copies: [-7, -5],
    paidAt: [-8, at(12, 5)],
    email: 'DELIVERED',
  },
  {
    staff: 'bastien',
    client: WITHOUT_ADDRESS,
    product: 'ski60',
    source: [-6, at(10, 30)],
    bookedAt: [-6, at(11, 40)],
    copies: [-2],
    email: 'FAILED',
  },
  {
    staff: 'remi',
    client: 'Solène Vasseur',
    product: 'ski120',
    source: [-5, at(10)],
    bookedAt: [-5, at(18)],
    copies: [-3, -1, 1],
    paidAt: [-4, at(8, 20)],
    email: 'DELIVERED',
  },
  {
    staff: 'ines',
    client: BOUNCED,
    product: 'snowboard',
    source: [-4, at(16)],
    bookedAt: [-4, at(18, 30)],
    copies: [2],
    email: 'BOUNCED',
  },
  {
    staff: 'julien',
    client: 'Priya Nair',
    product: 'ski60',
    source: [-3, at(10, 45)],
    bookedAt: [-3, at(13)],
    copies: [1, 3],
    email: 'DELIVERED',
  },
  {
    staff: 'camille',
    client: 'Paul Mercier',
    product: 'ski90',
    source: [-2, at(15)],
    bookedAt: [-1, at(17, 45)],
    copies: [2, 3],
    email: 'WITHDRAWN',
    isUndone: true,
  },
  {
    staff: 'ines',
    client: 'Margot Perrin',
    product: 'snowboard',
    source: [-1, at(16)],
    bookedAt: [-1, at(19, 45)],
    copies: [3, 5],
    email: 'SENT',
  },
]

/** A rebooking of the past with what it made; instants in epoch milliseconds. */
export interface Rebooked {
  readonly id: string
  readonly client: ClientKey
  readonly product: ProductKey
  readonly source: Session
  readonly copies: readonly Session[]
  readonly bookedBy: StaffKey
  readonly bookedAt: number
  readonly paidAt: number | null
  readonly undoneAt: number | null
  readonly email: PastRebooking['email']
}

export function planRebooked(timetable: Timetable): Rebooked[] {
  return PAST.map((past) => {
    const { minutes } = product(past.product)
    const [day, from] = past.source
    const what = { product: past.product }
    const source = timetable.place({ day, from, minutes, staff: [past.staff], what, client: past.client })
    const bookedAt = timetable.days.at(...past.bookedAt)
    const place = (copy: number) =>
      past.isUndone
        ? timetable.placeCancelled({ ...planOf(source), day: copy })
        : timetable.place({ ...planOf(source), day: copy })
    return {
      id: idOf(`rebooking of ${source.id}`),
      client: past.client,
      product: past.product,
      source,
      copies: past.copies.map(place),
      bookedBy: past.staff,
      bookedAt,
      paidAt: past.paidAt ? timetable.days.at(...past.paidAt) : null,
      undoneAt: past.isUndone ? bookedAt + 3_000 : null,
      email: past.email,
    }
  })
}

function planOf({ day, from, minutes, staff, what, client }: Session) {
  return { day, from, minutes, staff, what, ...(client && { client }) }
}
