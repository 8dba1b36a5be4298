import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** A school: one time zone, one currency, one schedule with one line of versions. */
export const OrganizationRow = defineEntity({
  name: 'OrganizationRow',
  tableName: 'organization',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    timeZone: p.text(),
    currency: p.text(),
    scheduleVersion: p.integer().default(0),
    lastOrderNumber: p.integer().default(0),
    createdAt: timestamp(),
  },
})

export type OrganizationRow = InferEntity<typeof OrganizationRow>
