import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { dateArray, timestamp } from '../database/columns.ts'

/** One confirmed "Book again". Its id is the caller's, so that a request can be repeated. */
export const RebookingRow = defineEntity({
  name: 'RebookingRow',
  tableName: 'rebooking',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    sourceSessionId: p.uuid(),
    dates: dateArray(),
    createdById: p.uuid().nullable(),
    createdAt: timestamp(),
    scheduleVersion: p.integer().nullable(),
    undoneAt: timestamp().nullable(),
    undoneVersion: p.integer().nullable(),
  },
  indexes: [{ name: 'rebooking_source_index', properties: ['organizationId', 'sourceSessionId'] }],
})

export type RebookingRow = InferEntity<typeof RebookingRow>
