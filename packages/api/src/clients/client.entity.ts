import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** Who takes lessons and pays for them. */
export const ClientRow = defineEntity({
  name: 'ClientRow',
  tableName: 'client',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    emailProblem: p.text().nullable(),
    language: p.text().$type<'EN' | 'FR'>(),
  },
})

export type ClientRow = InferEntity<typeof ClientRow>
