import { UNDO } from './operations.ts'
import type { TestApplication } from './test-application.ts'

/** What UNDO asks for. */
export interface RebookingUndone {
  readonly __typename: 'RebookingUndone'
  readonly scheduleVersion: number
  readonly rebooking: {
    readonly id: string
    readonly undoneAt: string | null
    readonly sessions: readonly { readonly id: string; readonly status: string }[]
    readonly order: {
      readonly id: string
      readonly status: string
      readonly emails: readonly { readonly to: string; readonly status: string; readonly subject: string }[]
    }
  }
}

export interface RebookingNotUndoable {
  readonly __typename: 'RebookingNotUndoable'
  readonly message: string
  readonly reason: string
}

export type UndoResult = RebookingUndone | RebookingNotUndoable

/** Sends "Undo" and gives its result; fails when the answer is an error. */
export async function undo(node: TestApplication, token: string, id: string): Promise<UndoResult> {
  const { data, errors } = await node.ask<{ undoRebooking: UndoResult } | null>(token, UNDO, { id })
  if (!data) throw new Error(`Undoing answered ${JSON.stringify(errors)}`)
  return data.undoRebooking
}

/** The same, for tests that need it to have worked. */
export async function undone(node: TestApplication, token: string, id: string): Promise<RebookingUndone> {
  const result = await undo(node, token, id)
  if (result.__typename !== 'RebookingUndone') throw new Error(`Not undone: ${JSON.stringify(result)}`)
  return result
}
