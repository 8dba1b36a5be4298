import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.ts'
import { ResourceType } from './resource.type.ts'

@Resolver(() => ResourceType)
export class ResourceResolver {
  @FieldResolver(() => Int, {
    description: 'How many units there are: as many sessions can have it at once.',
  })
  async capacity(@Root() { id }: ResourceType, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.unitsOfResource.load(id)).length
  }
}
