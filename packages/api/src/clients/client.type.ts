import { Field, ID, ObjectType } from 'type-graphql'
import { LanguageEnum } from '../i18n/language.type.ts'

@ObjectType('Client', { description: 'Who takes lessons and pays for them.' })
export class ClientType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => String, { nullable: true })
  email?: string | null

  @Field(() => String, { nullable: true })
  phone?: string | null

  @Field(() => LanguageEnum, { description: 'In which mail is written.' })
  language!: keyof typeof LanguageEnum
}
