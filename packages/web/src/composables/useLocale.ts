import { computed } from 'vue'
import { apollo } from '../apollo/client.ts'
import { loadMessages } from '../i18n/i18n.ts'
import { language, languages, storeLanguage, type Language } from './language.ts'

/** Numbers, dates and amounts follow the language; both write the 24-hour clock and start the week on Monday. */
const tags = { en: 'en-GB', fr: 'fr-FR' } as const

export function useLocale() {
  return {
    language: computed(() => language.value),
    languages,
    /** BCP 47 tag for Intl. */
    tag: computed(() => tags[language.value]),
    setLanguage,
  }
}

/** What the server words by itself (reasons, warnings) is asked for again in the new language. */
async function setLanguage(chosen: Language): Promise<void> {
  if (chosen === language.value) return
  await loadMessages(chosen)
  storeLanguage(chosen)
  await apollo.refetchQueries({ include: 'active' })
}
