import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { requireViewer, type Context } from '../graphql/context.ts'
import { MoneyType } from '../graphql/money.type.ts'
import type { ProductRow } from './product.entity.ts'
import { ProductType } from './product.type.ts'

@Resolver(() => ProductType)
export class ProductResolver {
  @FieldResolver(() => MoneyType, { description: "Today's, tax included." })
  async price(@Root() product: ProductRow, @Ctx() context: Context): Promise<MoneyType> {
    const { currency } = await context.loaders.organization.load(requireViewer(context).organizationId)
    return { amount: product.price, currency }
  }
}
