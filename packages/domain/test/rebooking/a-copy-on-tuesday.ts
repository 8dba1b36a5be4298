import type { BookingRules, Occupation, RebookingSource } from '../../src/rebooking/booking-situation.ts'
import { decideDay } from '../../src/rebooking/decide-day.ts'
import { aSource, someRules, TUESDAY } from '../builders.ts'
import { claimTexts, conflictText } from '../words.ts'

interface Situation {
  readonly source?: RebookingSource
  readonly occupied?: readonly Occupation[]
  readonly rules?: BookingRules
}

/** What a copy on Tuesday takes, or what stands against it, in words; nothing does but what is given. */
export function aCopyOnTuesday({ source, occupied, rules }: Situation = {}) {
  const day = decideDay(TUESDAY, source ?? aSource(), occupied ?? [], rules ?? someRules())
  return { claims: claimTexts(day), conflicts: day.conflicts.map(conflictText) }
}
