import { onScopeDispose } from 'vue'
import { useRoute } from 'vue-router'
import { language, languages } from '../../composables/language.ts'
import { loadMessages } from '../../i18n/i18n.ts'
import '../../styles/display.css'

/** What makes the document a display: larger type, a language that may stand in the address, and no search engine. */
export function useDisplayPage(): void {
  const root = document.documentElement
  const robots = document.createElement('meta')
  robots.name = 'robots'
  robots.content = 'noindex'
  document.head.append(robots)
  root.classList.add('is-display')
  onScopeDispose(() => {
    root.classList.remove('is-display')
    robots.remove()
  })
  void speak(useRoute().query['lang'])
}

/** A display's browser seldom speaks its school's language. Not stored: somebody's own choice is left alone. */
async function speak(wished: unknown): Promise<void> {
  const known = languages.find((one) => one === wished)
  if (!known || known === language.value) return
  await loadMessages(known)
  language.value = known
}
