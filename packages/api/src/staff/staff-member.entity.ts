import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** Somebody who works at the school and may sign in. */
export const StaffMemberRow = defineEntity({
  name: 'StaffMemberRow',
  tableName: 'staff_member',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text().unique('staff_member_email_unique'),
    passwordHash: p.text().nullable(),
    role: p.text().$type<'STAFF' | 'ADMINISTRATOR'>(),
    language: p.text().$type<'EN' | 'FR'>(),
    isActive: p.boolean().default(true),
  },
})

export type StaffMemberRow = InferEntity<typeof StaffMemberRow>
