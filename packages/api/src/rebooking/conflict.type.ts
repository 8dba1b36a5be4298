import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql'
import { OrganizationType } from '../organization/organization.type.ts'
import { ProductType } from '../products/product.type.ts'
import { ResourceType } from '../resources/resource.type.ts'
import { StaffMemberType } from '../staff/staff-member.type.ts'

export const ConflictKind = {
  STAFF_BUSY: 'STAFF_BUSY',
  STAFF_UNAVAILABLE: 'STAFF_UNAVAILABLE',
  STAFF_OUTSIDE_WORKING_HOURS: 'STAFF_OUTSIDE_WORKING_HOURS',
  RESOURCE_BUSY: 'RESOURCE_BUSY',
  RESOURCE_UNAVAILABLE: 'RESOURCE_UNAVAILABLE',
  ORGANIZATION_CLOSED: 'ORGANIZATION_CLOSED',
  LOCAL_TIME_SKIPPED: 'LOCAL_TIME_SKIPPED',
  NO_LONGER_OFFERED: 'NO_LONGER_OFFERED',
} as const
registerEnumType(ConflictKind, {
  name: 'ConflictKind',
  valuesConfig: {
    LOCAL_TIME_SKIPPED: { description: 'The clocks skip this local time that day.' },
    NO_LONGER_OFFERED: {
      description: 'The staff member, the product or the resource is no longer active.',
    },
  },
})

export const ConflictSubject = createUnionType({
  name: 'ConflictSubject',
  types: () => [StaffMemberType, ResourceType, OrganizationType, ProductType] as const,
})

@ObjectType('Conflict', { description: 'One reason against a day.' })
export class ConflictType {
  @Field(() => ConflictKind)
  kind!: keyof typeof ConflictKind
}
