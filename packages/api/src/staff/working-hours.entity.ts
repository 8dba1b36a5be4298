import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** Minutes of the local day in which a staff member works; weekday 1 is Monday. No rows: no limit. */
export const WorkingHoursRow = defineEntity({
  name: 'WorkingHoursRow',
  tableName: 'working_hours',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    staffMemberId: p.uuid(),
    weekday: p.integer(),
    fromMinute: p.integer(),
    toMinute: p.integer(),
  },
  indexes: [{ name: 'working_hours_staff_member_index', properties: ['organizationId', 'staffMemberId'] }],
})

export type WorkingHoursRow = InferEntity<typeof WorkingHoursRow>
