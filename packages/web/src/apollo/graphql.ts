import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './graphql-env.d.ts'

/**
 * Documents typed from the API's schema.graphql. `pnpm check` writes graphql-env.d.ts from it first.
 * Fragments are not masked: what a component needs is named by its fragment, and stays plain data.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { DateTimeISO: string; LocalDate: string; UUID: string; TimeZone: string; Currency: string }
}>()

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada'
