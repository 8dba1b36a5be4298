import { Field, ID, ObjectType } from 'type-graphql'
import { LanguageEnum } from '../i18n/language.type.ts'

@ObjectType('Client', { description: 'Who takes lessons and pays for them.' })
export class ClientType {
  @Field(() => ID)
  id!: string

  @Field(() => LanguageEnum, { description: 'In which mail is written.' })
  language!: keyof typeof LanguageEnum
}
