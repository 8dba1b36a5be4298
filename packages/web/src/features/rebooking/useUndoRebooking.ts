import { useApolloClient } from '@vue/apollo-composable'
import { shallowRef } from 'vue'
import { UndoRebookingMutation, type UndoRebookingResult } from './rebooking.documents.ts'

/** The result; null when no answer came, and asking again is safe. */
export type UndoAnswer = UndoRebookingResult | null

export function useUndoRebooking() {
  const { client } = useApolloClient()
  const isUndoing = shallowRef(false)

  async function undoRebooking(id: string): Promise<UndoAnswer> {
    isUndoing.value = true
    try {
      const { data } = await client.mutate({ mutation: UndoRebookingMutation, variables: { id } })
      return data?.undoRebooking ?? null
    } catch {
      return null
    } finally {
      isUndoing.value = false
    }
  }

  return { undoRebooking, isUndoing }
}
