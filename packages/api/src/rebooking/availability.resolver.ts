import { decideDay } from '@reprise/domain/rebooking/decide-day'
import { rebookingDays } from '@reprise/domain/rebooking/rebooking-days'
import { localDateOf } from '@reprise/domain/time/local-time'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { requireStaff, type Context } from '../graphql/context.ts'
import { notFound } from '../graphql/errors.ts'
import { asId } from '../graphql/ids.ts'
import { DayAvailabilityType, toDayAvailability } from './day-availability.type.ts'
import { loadOccupations } from './load-occupations.ts'
import { loadSource } from './load-source.ts'

@Resolver()
export class AvailabilityResolver {
  @Query(() => [DayAvailabilityType], {
    description: `Can this session be copied to each of the next six days (D+1 … D+6, D being today in the organization's
time zone), at the same local times, with the same staff and resources? Six entries, in date order,
each with every reason against it. An unknown session is the error NOT_FOUND. A session that is not over yet is
answered too: whether it may be copied at all is \`canBeRebooked\`.`,
  })
  async availability(
    @Arg('sessionId', () => ID) sessionId: string,
    @Ctx() context: Context,
  ): Promise<DayAvailabilityType[]> {
    const { organizationId } = requireStaff(context)
    const em = context.parts.orm.em.fork()
    const id = asId(sessionId)
    const source = id && (await loadSource(em, organizationId, id))
    if (!source) throw notFound('session')
    const days = rebookingDays(localDateOf(context.parts.now(), source.rules.timeZone))
    const occupied = await loadOccupations(em, source, days)
    return days.map((day) => toDayAvailability(decideDay(day, source.lesson, occupied, source.rules)))
  }
}
