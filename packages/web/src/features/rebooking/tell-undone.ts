import { toast } from 'vue-sonner'
import type { UndoRebookingResult } from './rebooking.documents.ts'
import { undoneMail, type UndoneMail } from './undone-mail.ts'

type Translate = (key: string, named: Record<string, string>) => string

const mailKeys: Record<UndoneMail, string> = {
  'never-sent': 'rebooking.undone.neverSent',
  cancellation: 'rebooking.undone.cancellation',
  'no-mail': 'rebooking.undone.noMail',
  'tell-client': 'rebooking.undone.tellClient',
}

/** Says what came of an undo, and what the client hears of it. */
export function tellUndone(result: UndoRebookingResult, t: Translate): void {
  switch (result.__typename) {
    case 'RebookingUndone': {
      const { order } = result.rebooking
      const description = t(mailKeys[undoneMail(order.emails)], { client: order.client.name })
      return void toast.success(t('rebooking.undone.title', {}), { description })
    }
    case 'RebookingNotUndoable':
      return void toast.error(result.message)
    default:
      return notUnderstood(result, t)
  }
}

/** `never` holds that today's results are handled above; tomorrow's still arrives here. */
function notUnderstood(_result: never, t: Translate): void {
  toast.error(t('rebooking.undone.notUnderstood', {}))
}
