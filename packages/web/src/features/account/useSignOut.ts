import { useRouter } from 'vue-router'
import { apollo } from '../../apollo/client.ts'
import { socket } from '../../apollo/socket.ts'
import { SignOutMutation } from './viewer.documents.ts'
import { rememberViewer } from './viewer.ts'

/** Leaves nothing of the school behind in this window: neither the cookie, the stream nor the cache. */
export function useSignOut() {
  const router = useRouter()
  return async function signOut(): Promise<void> {
    await apollo.mutate({ mutation: SignOutMutation })
    rememberViewer(null)
    await router.replace({ name: 'sign-in' })
    socket.terminate()
    await apollo.clearStore()
  }
}
