import { registerEnumType } from 'type-graphql'

export const LanguageEnum = { EN: 'EN', FR: 'FR' } as const
registerEnumType(LanguageEnum, { name: 'Language' })
