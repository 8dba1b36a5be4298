import type { Temporal } from 'temporal-polyfill'
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql'
import { requireStaff, type Context } from '../graphql/context.ts'
import { asId } from '../graphql/ids.ts'
import { GraphQLUUID, LocalDateScalar } from '../graphql/scalars.ts'
import { typeOf } from '../graphql/type-of.ts'
import { formatDay } from '../i18n/format-time.ts'
import { messagesIn } from '../i18n/messages.ts'
import { toDayAvailability } from './day-availability.type.ts'
import { rebookSession, type Rebooked, type RebookingRefusal } from './rebook-session.ts'
import {
  DaysUnavailable,
  InvalidInput,
  RebookingIdTaken,
  RebookSessionResult,
  SessionNotFound,
  SessionNotRebookable,
  SessionRebooked,
} from './rebook-session.result.ts'

@InputType()
export class RebookSessionInput {
  @Field(() => GraphQLUUID, { description: 'Made by the client, once for each time a person confirms.' })
  id!: string

  @Field(() => ID)
  sessionId!: string

  @Field(() => [LocalDateScalar], { description: 'One to six different dates out of D+1 … D+6.' })
  dates!: Temporal.PlainDate[]
}

@Resolver()
export class RebookSessionResolver {
  @Mutation(() => RebookSessionResult, {
    description: `"Book again": copies a completed private lesson to one or more of the next six days, all of them or none.
Creates one session a day, one order with one line a session, one payment link and one e-mail, in one commit.
Safe to repeat: the same \`id\` with the same session and dates gives the same result and creates nothing more.`,
  })
  async rebookSession(
    @Arg('input', () => RebookSessionInput) { id, sessionId, dates }: RebookSessionInput,
    @Ctx() context: Context,
  ): Promise<typeof RebookSessionResult> {
    const { organizationId, staffMemberId } = requireStaff(context)
    const request = { organizationId, staffMemberId, id, sessionId: asId(sessionId), dates }
    return toResult(await rebookSession(context.parts, request), context)
  }
}

async function toResult(outcome: Rebooked | RebookingRefusal, { language, loaders }: Context) {
  const messages = messagesIn(language)
  switch (outcome.kind) {
    case 'REBOOKED': {
      const rebooking = (await loaders.rebooking.load(outcome.rebookingId))!
      return typeOf(SessionRebooked, { rebooking, scheduleVersion: outcome.scheduleVersion })
    }
    case 'DAYS_UNAVAILABLE': {
      const days = outcome.days.map((day) => formatDay(day.date, language)).join(', ')
      const message = messages.daysUnavailable(days)
      return typeOf(DaysUnavailable, { message, days: outcome.days.map(toDayAvailability) })
    }
    case 'NOT_REBOOKABLE': {
      const { reason } = outcome
      return typeOf(SessionNotRebookable, { message: messages.notRebookable[reason], reason })
    }
    case 'SESSION_NOT_FOUND':
      return typeOf(SessionNotFound, { message: messages.sessionNotFound })
    case 'ID_TAKEN':
      return typeOf(RebookingIdTaken, { message: messages.rebookingIdTaken })
    case 'INVALID_INPUT': {
      const fields = outcome.findings.map(({ index, problem }) => ({
        path: index === null ? 'dates' : `dates.${index}`,
        message: messages.date[problem],
      }))
      return typeOf(InvalidInput, { message: messages.invalidInput, fields })
    }
  }
}
