import { markRaw } from 'vue'
import { toast } from 'vue-sonner'
import RebookedToast from './RebookedToast.vue'
import type { Booked } from './useBookAgain.ts'

/** Says what was booked. It keeps its own time, and stands once for one booking, however often it is asked for. */
export function showRebookedToast({ rebooking, isLinkCopied }: Booked): void {
  toast.custom(markRaw(RebookedToast), {
    id: rebooking.id,
    duration: Number.POSITIVE_INFINITY,
    componentProps: { rebooking, isLinkCopied },
  })
}
