import { Arg, Ctx, FieldResolver, Int, Resolver, Root, Subscription } from 'type-graphql'
import { requireViewer, type Context } from '../graphql/context.ts'
import { SessionType } from '../schedule/session.type.ts'
import { UnavailabilityType } from '../schedule/unavailability.type.ts'
import type { ScheduleChangeRow } from './schedule-change.entity.ts'
import { ScheduleChangeType } from './schedule-change.type.ts'

@Resolver(() => ScheduleChangeType)
export class ScheduleChangedSubscription {
  @Subscription(() => ScheduleChangeType, {
    description: `Every commit to the organization's schedule, in commit order, none missing and none twice. With \`after\`
(the version a client last saw) it first sends what came since, then goes on live. A cursor older than what is
kept, or newer than the organization's version, and a commit too large for one message (an import) end it with the
error RELOAD_SCHEDULE: load the schedule, subscribe again.`,
    subscribe: ({ args, context }: { args: { after?: number | null }; context: Context }) => {
      const { organizationId } = requireViewer(context)
      return context.parts.feed.watchChanges(organizationId, args.after ?? null)
    },
  })
  scheduleChanged(
    @Root() change: ScheduleChangeRow,
    @Arg('after', () => Int, { nullable: true }) _after: number | null,
  ): ScheduleChangeRow {
    return change
  }

  @Subscription(() => Int, {
    description:
      "The organization's newest version, at once, on change, and at least every 15 s: tells a silent gap from silence.",
    subscribe: ({ context }: { context: Context }) =>
      context.parts.feed.watchVersion(requireViewer(context).organizationId),
  })
  scheduleVersion(@Root() version: number): number {
    return version
  }

  @FieldResolver(() => [SessionType], {
    description: `Those the commit touched (made, moved, cancelled, paid, mailed …), cancelled ones included. Never older than
\`version\`; may be newer, when it was changed again meanwhile.`,
  })
  async sessions(@Root() { sessionIds }: ScheduleChangeRow, @Ctx() { loaders }: Context) {
    return (await Promise.all(sessionIds.map((id) => loaders.session.load(id)))).filter((one) => one !== null)
  }

  @FieldResolver(() => [UnavailabilityType], { description: 'Those the commit made or altered, likewise.' })
  async unavailabilities(@Root() { unavailabilityIds }: ScheduleChangeRow, @Ctx() { loaders }: Context) {
    const rows = await Promise.all(unavailabilityIds.map((id) => loaders.unavailability.load(id)))
    return rows.filter((one) => one !== null)
  }
}
