import { createI18n } from 'vue-i18n'
import { currentLanguage, type Language } from '../composables/language.ts'
import type en from './en.json'

declare module 'vue-i18n' {
  /** Offers the keys while writing; test/i18n/messages.test.ts holds that they exist in every language. */
  export interface DefineLocaleMessage extends Messages {}
}
type Messages = typeof en

const loaders = {
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
}

export const i18n = createI18n({
  legacy: false,
  locale: currentLanguage(),
  fallbackLocale: false,
  messages: {},
})

/** Only the language in use is loaded; call before the first paint and at a switch. */
export async function loadMessages(language: Language): Promise<void> {
  const messages = await loaders[language]()
  i18n.global.setLocaleMessage(language, messages.default as never)
  i18n.global.locale.value = language as never
}
