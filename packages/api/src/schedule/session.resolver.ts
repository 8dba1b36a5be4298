import { notRebookableReason } from '@reprise/domain/rebooking/not-rebookable-reason'
import { localDateOf } from '@reprise/domain/time/local-time'
import { Temporal } from 'temporal-polyfill'
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ClientType } from '../clients/client.type.ts'
import { requireStaff, seesEverything, type Context } from '../graphql/context.ts'
import { asId } from '../graphql/ids.ts'
import { OrderType } from '../orders/order.type.ts'
import { ProductType } from '../products/product.type.ts'
import { RebookingType } from '../rebooking/rebooking.type.ts'
import { ResourceType } from '../resources/resource.type.ts'
import { StaffMemberType } from '../staff/staff-member.type.ts'
import { toRebookable } from './rebookable.ts'
import type { SessionRow } from './session.entity.ts'
import { SessionType } from './session.type.ts'

@Resolver(() => SessionType)
export class SessionResolver {
  @Query(() => SessionType, {
    nullable: true,
    description: "Null when there is none in the viewer's organization.",
  })
  session(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    requireStaff(context)
    const sessionId = asId(id)
    return sessionId && context.loaders.session.load(sessionId)
  }

  @FieldResolver(() => String, { description: "The product's name, or what the activity is called." })
  async title(@Root() session: SessionRow, @Ctx() { loaders }: Context): Promise<string> {
    return session.activity ?? (await loaders.product.load(session.productId!))!.name
  }

  @FieldResolver(() => ProductType, {
    nullable: true,
    description: 'Null for an activity that is not sold (a meeting, say).',
  })
  product(@Root() { productId }: SessionRow, @Ctx() { loaders }: Context) {
    return productId ? loaders.product.load(productId) : null
  }

  @FieldResolver(() => ClientType, { nullable: true })
  async client(@Root() { clientId, startsAt }: SessionRow, @Ctx() context: Context) {
    if (!clientId || !(seesEverything(context) || (await isToday(startsAt, context)))) return null
    return context.loaders.client.load(clientId)
  }

  @FieldResolver(() => [StaffMemberType])
  async staff(@Root() { id }: SessionRow, @Ctx() { loaders }: Context) {
    return (await loaders.staffOfSession.load(id)).map(({ row }) => row)
  }

  @FieldResolver(() => [ResourceType])
  async resources(@Root() { id }: SessionRow, @Ctx() { loaders }: Context) {
    return (await loaders.resourcesOfSession.load(id)).map(({ row }) => row)
  }

  @FieldResolver(() => Boolean, {
    description:
      'It has ended and was not cancelled. Turns by the clock, without a change: a client compares `endsAt` with now.',
  })
  isCompleted(@Root() { status, endsAt }: SessionRow, @Ctx() { parts }: Context): boolean {
    return status === 'SCHEDULED' && endsAt.getTime() <= parts.now().epochMilliseconds
  }

  @FieldResolver(() => Boolean, { description: 'It is a completed private lesson with a client.' })
  async canBeRebooked(@Root() session: SessionRow, @Ctx() { loaders, parts }: Context): Promise<boolean> {
    const product = session.productId ? await loaders.product.load(session.productId) : null
    return notRebookableReason(toRebookable(session, product), parts.now()) === null
  }

  @FieldResolver(() => RebookingType, { nullable: true, description: 'The "Book again" that made it.' })
  rebooking(@Root() { rebookingId }: SessionRow, @Ctx() context: Context) {
    return rebookingId && seesEverything(context) ? context.loaders.rebooking.load(rebookingId) : null
  }

  @FieldResolver(() => SessionType, { nullable: true, description: 'The session this one was copied from.' })
  async rebookedFrom(@Root() { rebookingId }: SessionRow, @Ctx() context: Context) {
    if (!rebookingId || !seesEverything(context)) return null
    const rebooking = await context.loaders.rebooking.load(rebookingId)
    return rebooking && context.loaders.session.load(rebooking.sourceSessionId)
  }

  @FieldResolver(() => [SessionType], {
    description: 'The sessions copied from this one, cancelled ones left out, in order of time.',
  })
  async copies(@Root() { id }: SessionRow, @Ctx() context: Context): Promise<SessionRow[]> {
    if (!seesEverything(context)) return []
    const { loaders } = context
    const rebookings = await loaders.rebookingsOfSource.load(id)
    const copies = await Promise.all(rebookings.map((one) => loaders.sessionsOfRebooking.load(one.id)))
    return copies
      .flat()
      .filter(({ status }) => status === 'SCHEDULED')
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  }

  @FieldResolver(() => OrderType, { nullable: true })
  async order(@Root() { id }: SessionRow, @Ctx() context: Context) {
    return seesEverything(context) ? (await context.loaders.orderOfSession.load(id))?.order : null
  }
}

/** At the school. A change may touch other days too; of those a wall display learns no names. */
async function isToday(startsAt: Date, { loaders, parts, viewer }: Context): Promise<boolean> {
  const { timeZone } = await loaders.organization.load(viewer!.organizationId)
  const date = localDateOf(Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()), timeZone)
  return date.equals(localDateOf(parts.now(), timeZone))
}
