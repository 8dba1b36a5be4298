import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** What time can be claimed of: a staff member (same id) or one unit of a resource. Writers lock these rows. */
export const SubjectRow = defineEntity({
  name: 'SubjectRow',
  tableName: 'subject',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    staffMemberId: p.uuid().nullable(),
    resourceId: p.uuid().nullable(),
    unit: p.integer().nullable(),
  },
  uniques: [{ name: 'subject_unit_unique', properties: ['organizationId', 'resourceId', 'unit'] }],
})

export type SubjectRow = InferEntity<typeof SubjectRow>
