import { ApolloError } from '@apollo/client/core'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { apollo } from '../../apollo/client.ts'
import { rememberViewer } from './viewer.ts'
import { SignInMutation } from './viewer.documents.ts'

export function useSignIn() {
  const { t } = useI18n()
  const isSigningIn = shallowRef(false)
  /** One sentence for the person, or null. */
  const problem = shallowRef<string | null>(null)

  /** True once signed in. */
  async function signIn(email: string, password: string): Promise<boolean> {
    isSigningIn.value = true
    problem.value = null
    try {
      const { data } = await apollo.mutate({
        mutation: SignInMutation,
        variables: { input: { email, password } },
      })
      if (data?.signIn.__typename === 'SignedIn') {
        rememberViewer(data.signIn.viewer)
        return true
      }
      problem.value = data?.signIn.message ?? t('account.failed')
    } catch (error) {
      problem.value = describe(error)
    } finally {
      isSigningIn.value = false
    }
    return false
  }

  function describe(error: unknown): string {
    const extensions = error instanceof ApolloError ? error.graphQLErrors[0]?.extensions : undefined
    return extensions?.['code'] === 'RATE_LIMITED'
      ? t('account.busy', { seconds: Number(extensions['retryAfterSeconds'] ?? 60) })
      : t('account.failed')
  }

  return { isSigningIn, problem, signIn }
}
