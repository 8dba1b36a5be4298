import { findDateProblems } from '@reprise/domain/rebooking/rebooking-days'
import { localDateOf } from '@reprise/domain/time/local-time'
import type { Temporal } from 'temporal-polyfill'
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql'
import { requireStaff, type Context } from '../graphql/context.ts'
import { badUserInput, notFound } from '../graphql/errors.ts'
import { asId } from '../graphql/ids.ts'
import { MoneyType } from '../graphql/money.type.ts'
import { LocalDateScalar } from '../graphql/scalars.ts'
import type { Language } from '../i18n/language.ts'
import { LanguageEnum } from '../i18n/language.type.ts'
import { messagesIn } from '../i18n/messages.ts'
import { loadSource } from './load-source.ts'
import { previewRebooking } from './rebooking-preview.ts'

@ObjectType()
class EmailPreview {
  @Field(() => String)
  to!: string

  @Field(() => LanguageEnum)
  language!: keyof typeof LanguageEnum

  @Field(() => String)
  subject!: string

  @Field(() => String)
  html!: string

  @Field(() => String)
  text!: string
}

@ObjectType('RebookingPreview')
class RebookingPreviewType {
  @Field(() => MoneyType, { description: "Today's product price for each day, tax included." })
  total!: MoneyType

  @Field(() => MoneyType, {
    nullable: true,
    description: "The source's price a session, when it differs.",
  })
  previousPrice!: MoneyType | null

  @Field(() => [String], {
    description:
      'What to mind, one sentence each, in the language of the request: no address, one that bounced, the client has another lesson then.',
  })
  warnings!: readonly string[]

  @Field(() => EmailPreview, { nullable: true, description: 'Null when the client has no address.' })
  email!: EmailPreview | null
}

@Resolver()
export class RebookingPreviewResolver {
  @Query(() => RebookingPreviewType, {
    description: 'What a rebooking of these days would cost and send, and what to mind before confirming.',
  })
  async rebookingPreview(
    @Arg('sessionId', () => ID) sessionId: string,
    @Arg('dates', () => [LocalDateScalar]) dates: Temporal.PlainDate[],
    @Ctx() context: Context,
  ): Promise<RebookingPreviewType> {
    const { organizationId } = requireStaff(context)
    const em = context.parts.orm.em.fork()
    const id = asId(sessionId)
    const source = id && (await loadSource(em, organizationId, id))
    if (!source) throw notFound('session')
    checkDates(dates, localDateOf(context.parts.now(), source.rules.timeZone), context.language)
    const preview = await previewRebooking(em, source, dates, context.language)
    if (!preview) throw badUserInput(messagesIn(context.language).notRebookable.NOT_A_PRIVATE_LESSON)
    const { currency } = source.organization
    const { total, previousPrice } = preview
    return {
      ...preview,
      total: { amount: total, currency },
      previousPrice: previousPrice === null ? null : { amount: previousPrice, currency },
    }
  }
}

/** The days of a booking, but for none at all: that is what a person has chosen before choosing. */
function checkDates(
  dates: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
  language: Language,
): void {
  const finding = findDateProblems(dates, today).find(({ problem }) => problem !== 'NONE')
  if (finding) throw badUserInput(messagesIn(language).date[finding.problem])
}
