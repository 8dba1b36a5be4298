import { useMutation } from '@vue/apollo-composable'
import { shallowRef } from 'vue'
import { RevokeWatchLinkMutation } from './watch-link.documents.ts'

export function useRevokeWatchLink() {
  const { mutate, loading: isRevoking } = useMutation(RevokeWatchLinkMutation)
  const hasFailed = shallowRef(false)

  /** True once the link is of no use any more; also when somebody else was quicker. */
  async function revoke(id: string): Promise<boolean> {
    hasFailed.value = false
    try {
      hasFailed.value = !(await mutate({ id }))?.data?.revokeWatchLink
    } catch {
      hasFailed.value = true
    }
    return !hasFailed.value
  }

  return { isRevoking, hasFailed, revoke }
}
