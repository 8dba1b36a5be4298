import { parse, v5 } from 'uuid'
import type { ClientKey } from './clients.ts'
import type { ProductKey } from './products.ts'
import type { ResourceKey } from './resources.ts'
import type { StaffKey } from './staff.ts'

const NAMESPACE = parse('3f0c2a52-6a0e-4e0b-9b57-1d8f5f0f7c11')

/** The same name always gives the same id: two starts on one day make the very same rows. */
export function idOf(name: string): string {
  return v5(name, NAMESPACE)
}

export const ORGANIZATION_ID = idOf('organization')

export const staffId = (key: StaffKey) => idOf(`staff ${key}`)
export const clientId = (key: ClientKey) => idOf(`client ${key}`)
export const productId = (key: ProductKey) => idOf(`product ${key}`)
export const resourceId = (key: ResourceKey) => idOf(`resource ${key}`)
