import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.ts'
import { OrderType } from '../orders/order.type.ts'
import { SessionType } from '../schedule/session.type.ts'
import { StaffMemberType } from '../staff/staff-member.type.ts'
import type { RebookingRow } from './rebooking.entity.ts'
import { RebookingType } from './rebooking.type.ts'

@Resolver(() => RebookingType)
export class RebookingResolver {
  @FieldResolver(() => SessionType)
  source(@Root() { sourceSessionId }: RebookingRow, @Ctx() { loaders }: Context) {
    return loaders.session.load(sourceSessionId)
  }

  @FieldResolver(() => [SessionType], { description: 'In date order.' })
  sessions(@Root() { id }: RebookingRow, @Ctx() { loaders }: Context) {
    return loaders.sessionsOfRebooking.load(id)
  }

  @FieldResolver(() => OrderType)
  order(@Root() { id }: RebookingRow, @Ctx() { loaders }: Context) {
    return loaders.orderOfRebooking.load(id)
  }

  @FieldResolver(() => StaffMemberType, { nullable: true })
  createdBy(@Root() { createdById }: RebookingRow, @Ctx() { loaders }: Context) {
    return createdById ? loaders.staffMember.load(createdById) : null
  }
}
