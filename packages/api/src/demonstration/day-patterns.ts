import type { ProductKey } from './products.ts'
import type { ResourceKey } from './resources.ts'
import { at } from './school.ts'
import type { StaffKey } from './staff.ts'

/** A lesson of an ordinary day, `from` in minutes of it. */
export type Slot = readonly [from: number, product: ProductKey, resource?: ResourceKey]

/** Days as they come around, in turn. */
const DAYTIME: readonly (readonly Slot[])[] = [
  [
    [at(8, 45), 'ski60'],
    [at(10), 'ski90'],
    [at(12, 45), 'snowboard'],
    [at(14), 'ski90', 'airbags'],
    [at(16), 'ski60'],
  ],
  [
    [at(9, 15), 'children', 'magicCarpet'],
    [at(11, 30), 'ski60'],
    [at(14), 'slalom', 'slalomCourse'],
    [at(15, 30), 'ski120'],
  ],
  [
    [at(9), 'ski120'],
    [at(11, 15), 'snowboard', 'airbags'],
    [at(13, 30), 'adults', 'radios'],
    [at(16), 'video', 'videoRoom'],
  ],
  [
    [at(9, 15), 'ski60'],
    [at(10, 30), 'slalom', 'slalomCourse'],
    [at(13, 15), 'children', 'magicCarpet'],
    [at(15, 45), 'ski90', 'radios'],
  ],
]

const EARLY: readonly (readonly Slot[])[] = [
  [
    [at(5, 45), 'dawn'],
    [at(8, 45), 'ski90'],
    [at(10, 45), 'ski60'],
  ],
  [
    [at(9), 'ski90'],
    [at(10, 45), 'ski60', 'radios'],
  ],
]

const LATE: readonly (readonly Slot[])[] = [
  [
    [at(16), 'snowboard'],
    [at(17, 15), 'ski60'],
    [at(18, 45), 'torches'],
  ],
  [
    [at(17), 'snowboard', 'airbags'],
    [at(18, 30), 'ski60'],
    [at(20, 15), 'night'],
  ],
]

const PATTERNS: Partial<Record<StaffKey, readonly (readonly Slot[])[]>> = {
  bastien: EARLY,
  julien: EARLY,
  ines: LATE,
  theo: LATE,
}

export function patternsOf(staff: StaffKey): readonly (readonly Slot[])[] {
  return PATTERNS[staff] ?? DAYTIME
}
