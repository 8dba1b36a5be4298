import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  Int,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from 'type-graphql'
import { requireStaff, type Context } from '../graphql/context.ts'
import { ProblemType } from '../graphql/problem.type.ts'
import { GraphQLUUID } from '../graphql/scalars.ts'
import { typeOf } from '../graphql/type-of.ts'
import { messagesIn } from '../i18n/messages.ts'
import { RebookingType } from './rebooking.type.ts'
import { undoRebooking } from './undo-rebooking.ts'

const NotUndoableReason = {
  NOT_FOUND: 'NOT_FOUND',
  ALREADY_PAID: 'ALREADY_PAID',
  ALREADY_BEGUN: 'ALREADY_BEGUN',
} as const
registerEnumType(NotUndoableReason, { name: 'NotUndoableReason' })

@ObjectType()
class RebookingUndone {
  @Field(() => RebookingType)
  rebooking!: object

  @Field(() => Int)
  scheduleVersion!: number
}

@ObjectType({
  implements: ProblemType,
  description: 'Returned when there is nothing to take back, or no longer. Nothing was changed.',
})
class RebookingNotUndoable extends ProblemType {
  @Field(() => NotUndoableReason)
  reason!: keyof typeof NotUndoableReason
}

const UndoRebookingResult = createUnionType({
  name: 'UndoRebookingResult',
  types: () => [RebookingUndone, RebookingNotUndoable] as const,
})

@Resolver()
export class UndoRebookingResolver {
  @Mutation(() => UndoRebookingResult, {
    description: `Takes a whole rebooking back while its order is unpaid and none of its sessions has begun: any staff member may.
Before the mail has left, it never leaves; after that the client gets one cancellation. Safe to repeat.`,
  })
  async undoRebooking(
    @Arg('id', () => GraphQLUUID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof UndoRebookingResult> {
    const { organizationId } = requireStaff(context)
    const outcome = await undoRebooking(context.parts, { organizationId, id })
    if (outcome.kind === 'NOT_UNDOABLE') {
      const message = messagesIn(context.language).notUndoable[outcome.reason]
      return typeOf(RebookingNotUndoable, { message, reason: outcome.reason })
    }
    const rebooking = (await context.loaders.rebooking.load(outcome.rebookingId))!
    return typeOf(RebookingUndone, { rebooking, scheduleVersion: outcome.scheduleVersion })
  }
}
