import type { Conflict } from '@reprise/domain/rebooking/booking-situation'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { requireStaff, type Context } from '../graphql/context.ts'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'
import { typeOf } from '../graphql/type-of.ts'
import { formatInterval } from '../i18n/format-time.ts'
import { messagesIn } from '../i18n/messages.ts'
import { OrganizationType } from '../organization/organization.type.ts'
import { ProductType } from '../products/product.type.ts'
import { ResourceType } from '../resources/resource.type.ts'
import { StaffMemberType } from '../staff/staff-member.type.ts'
import { ConflictSubject, ConflictType } from './conflict.type.ts'
import { toDate } from './day-availability.type.ts'

@Resolver(() => ConflictType)
export class ConflictResolver {
  @FieldResolver(() => ConflictSubject)
  subject(@Root() conflict: Conflict, @Ctx() context: Context) {
    return subjectOf(conflict, context)
  }

  @FieldResolver(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When what it collides with begins, where that has a time.',
  })
  startsAt(@Root() { collidesWith }: Conflict): Date | null {
    return collidesWith && toDate(collidesWith.startsAt)
  }

  @FieldResolver(() => GraphQLDateTimeISO, { nullable: true })
  endsAt(@Root() { collidesWith }: Conflict): Date | null {
    return collidesWith && toDate(collidesWith.endsAt)
  }

  @FieldResolver(() => String, {
    description:
      "One sentence for a person, in the language of the request (Accept-Language, else the viewer's).",
  })
  async message(@Root() conflict: Conflict, @Ctx() context: Context): Promise<string> {
    const { timeZone } = await context.loaders.organization.load(requireStaff(context).organizationId)
    const { name } = await subjectOf(conflict, context)
    const { kind, collidesWith } = conflict
    const time = collidesWith && formatInterval(collidesWith, timeZone, context.language)
    return messagesIn(context.language).conflict[kind](name, time)
  }
}

async function subjectOf({ subject: { type, id } }: Conflict, { loaders }: Context) {
  switch (type) {
    case 'StaffMember':
      return typeOf(StaffMemberType, (await loaders.staffMember.load(id))!)
    case 'Resource':
      return typeOf(ResourceType, (await loaders.resource.load(id))!)
    case 'Product':
      return typeOf(ProductType, (await loaders.product.load(id))!)
    case 'Organization':
      return typeOf(OrganizationType, await loaders.organization.load(id))
  }
}
