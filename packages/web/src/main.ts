import { DefaultApolloClient } from '@vue/apollo-composable'
import { createApp } from 'vue'
import App from './App.vue'
import { apollo } from './apollo/client.ts'
import { onSignedOut } from './apollo/signed-out.ts'
import { currentLanguage } from './composables/language.ts'
import { refreshViewer } from './features/account/viewer.ts'
import { i18n, loadMessages } from './i18n/i18n.ts'
import { router } from './router.ts'
import './styles/main.css'

onSignedOut(async () => {
  if (await refreshViewer()) return
  const { name, fullPath } = router.currentRoute.value
  if (name !== 'sign-in') void router.replace({ name: 'sign-in', query: { return: fullPath } })
})

await loadMessages(currentLanguage())
createApp(App).provide(DefaultApolloClient, apollo).use(i18n).use(router).mount('#app')
