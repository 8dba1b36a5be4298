import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { requireAdministrator, type Context } from '../graphql/context.ts'
import { asId } from '../graphql/ids.ts'
import { typeOf } from '../graphql/type-of.ts'
import { messagesIn } from '../i18n/messages.ts'
import { createWatchLink, revokeWatchLink } from './manage-watch-links.ts'
import { WatchLinkRow } from './watch-link.entity.ts'
import {
  CreateWatchLinkResult,
  RevokeWatchLinkResult,
  WatchLinkCreated,
  WatchLinkNameInvalid,
  WatchLinkNotFound,
  WatchLinkRevoked,
  WatchLinkType,
} from './watch-link.type.ts'

@Resolver()
export class WatchLinkResolver {
  @Query(() => [WatchLinkType], { description: 'Those in use, newest first. Administrators only.' })
  watchLinks(@Ctx() context: Context): Promise<WatchLinkRow[]> {
    const { organizationId } = requireAdministrator(context)
    return context.parts.orm.em
      .fork()
      .find(WatchLinkRow, { organizationId, revokedAt: null }, { orderBy: { createdAt: -1, id: -1 } })
  }

  @Mutation(() => CreateWatchLinkResult, {
    description: 'Makes a link for a wall display. Administrators only.',
  })
  async createWatchLink(
    @Arg('name', () => String) name: string,
    @Ctx() context: Context,
  ): Promise<typeof CreateWatchLinkResult> {
    const created = await createWatchLink(context.parts, requireAdministrator(context), name)
    return created
      ? typeOf(WatchLinkCreated, created)
      : typeOf(WatchLinkNameInvalid, { message: messagesIn(context.language).watchLinkNameInvalid })
  }

  @Mutation(() => RevokeWatchLinkResult, {
    description: 'Displays with this link go dark within seconds. Safe to repeat. Administrators only.',
  })
  async revokeWatchLink(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof RevokeWatchLinkResult> {
    const { organizationId } = requireAdministrator(context)
    const watchLinkId = asId(id)
    const watchLink =
      watchLinkId && (await revokeWatchLink(context.parts, { organizationId, id: watchLinkId }))
    return watchLink
      ? typeOf(WatchLinkRevoked, { watchLink })
      : typeOf(WatchLinkNotFound, { message: messagesIn(context.language).watchLinkNotFound })
  }
}
