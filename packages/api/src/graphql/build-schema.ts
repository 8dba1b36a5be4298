import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql'
import { AuthResolver } from '../auth/auth.resolver.ts'
import { ClientResolver } from '../clients/client.resolver.ts'
import { DemonstrationResolver } from '../demonstration/demonstration.resolver.ts'
import { EmailMessageResolver } from '../email/email-message.resolver.ts'
import { MailboxResolver } from '../email/mailbox.resolver.ts'
import { ScheduleChangedSubscription } from '../live/schedule-changed.subscription.ts'
import { OrderLineResolver } from '../orders/order-line.resolver.ts'
import { OrderResolver } from '../orders/order.resolver.ts'
import { OrganizationResolver } from '../organization/organization.resolver.ts'
import { ProductResolver } from '../products/product.resolver.ts'
import { AvailabilityResolver } from '../rebooking/availability.resolver.ts'
import { ConflictResolver } from '../rebooking/conflict.resolver.ts'
import { RebookSessionResolver } from '../rebooking/rebook-session.resolver.ts'
import { RebookingPreviewResolver } from '../rebooking/rebooking-preview.resolver.ts'
import { RebookingResolver } from '../rebooking/rebooking.resolver.ts'
import { UndoRebookingResolver } from '../rebooking/undo-rebooking.resolver.ts'
import { ResourceResolver } from '../resources/resource.resolver.ts'
import { ScheduleResolver } from '../schedule/schedule.resolver.ts'
import { SessionResolver } from '../schedule/session.resolver.ts'
import { UnavailabilityResolver } from '../schedule/unavailability.resolver.ts'
import { StaffMemberResolver } from '../staff/staff-member.resolver.ts'
import { WatchLinkResolver } from '../watch-links/watch-link.resolver.ts'

const resolvers: NonEmptyArray<new () => object> = [
  AuthResolver,
  AvailabilityResolver,
  ClientResolver,
  ConflictResolver,
  DemonstrationResolver,
  EmailMessageResolver,
  MailboxResolver,
  OrderLineResolver,
  OrderResolver,
  OrganizationResolver,
  ProductResolver,
  RebookSessionResolver,
  RebookingPreviewResolver,
  RebookingResolver,
  ResourceResolver,
  ScheduleChangedSubscription,
  ScheduleResolver,
  SessionResolver,
  StaffMemberResolver,
  UnavailabilityResolver,
  UndoRebookingResolver,
  WatchLinkResolver,
]

/** The whole API. Inputs are checked by their scalars and the rules, so type-graphql need not. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({ resolvers, validate: false, pubSub: NO_PUB_SUB })
}

/** type-graphql asks for one; our subscriptions bring iterators of their own (live/change-feed.ts). */
const NO_PUB_SUB: PubSub = {
  publish: () => unused(),
  subscribe: () => unused(),
}

function unused(): never {
  throw new Error('Subscriptions come from the change feed')
}
