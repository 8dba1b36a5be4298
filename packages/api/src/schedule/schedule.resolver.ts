import { localDateOf } from '@reprise/domain/time/local-time'
import type { Temporal } from 'temporal-polyfill'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { requireViewer, seesEverything, type Context } from '../graphql/context.ts'
import { badUserInput, forbidden } from '../graphql/errors.ts'
import { asId } from '../graphql/ids.ts'
import { LocalDateScalar } from '../graphql/scalars.ts'
import { loadSchedule } from './load-schedule.ts'
import { ScheduleType } from './schedule.type.ts'

const MAXIMUM_DAYS = 62

@Resolver()
export class ScheduleResolver {
  @Query(() => ScheduleType, {
    description:
      'All that touches the local dates from … to (both included, at most 62 days), and the version it shows.',
  })
  async schedule(
    @Arg('from', () => LocalDateScalar) from: Temporal.PlainDate,
    @Arg('to', () => LocalDateScalar) to: Temporal.PlainDate,
    @Arg('staffMemberIds', () => [ID], { nullable: true }) staffMemberIds: string[] | null,
    @Ctx() context: Context,
  ) {
    const { organizationId } = requireViewer(context)
    const days = from.until(to).days + 1
    if (days < 1) throw badUserInput('`to` must not come before `from`.')
    if (days > MAXIMUM_DAYS) throw badUserInput(`At most ${MAXIMUM_DAYS} days: ask for a shorter range.`)
    const { timeZone } = await context.loaders.organization.load(organizationId)
    if (!seesEverything(context)) onlyToday(from, to, localDateOf(context.parts.now(), timeZone))
    const staff = staffMemberIds && staffMemberIds.map(asId).filter((id) => id !== null)
    return loadSchedule(context.parts.orm.em.fork(), organizationId, { from, to, timeZone, staff })
  }
}

function onlyToday(from: Temporal.PlainDate, to: Temporal.PlainDate, today: Temporal.PlainDate): void {
  if (!from.equals(today) || !to.equals(today))
    throw forbidden("A wall display may read today's schedule only.")
}
