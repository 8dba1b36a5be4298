import { shallowRef, watchEffect } from 'vue'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

const STORED_AS = 'reprise.language'

/** The language of everything shown and asked for; a module of its own, so that Apollo need not know vue-i18n. */
export const language = shallowRef<Language>(initialLanguage())

export const currentLanguage = (): Language => language.value

function initialLanguage(): Language {
  const wished = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return wished.find((tag): tag is Language => languages.some((known) => known === tag)) ?? 'en'
}

/** Storage is refused in some private windows; the choice then lasts for the visit. */
function readStored(): string | null {
  try {
    return localStorage.getItem(STORED_AS)
  } catch {
    return null
  }
}

export function storeLanguage(chosen: Language): void {
  language.value = chosen
  try {
    localStorage.setItem(STORED_AS, chosen)
  } catch {
    return
  }
}

watchEffect(() => {
  document.documentElement.lang = language.value
})
