import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { GraphQLCurrency, GraphQLDateTimeISO, GraphQLTimeZone, GraphQLUUID as AnyUuid } from 'graphql-scalars'
import { Temporal } from 'temporal-polyfill'

export { GraphQLCurrency, GraphQLDateTimeISO, GraphQLTimeZone }

/** An id in the one form that is stored: lower case, and without the braces that the library lets through. */
export const GraphQLUUID = new GraphQLScalarType<string, string>({
  ...AnyUuid.toConfig(),
  parseValue: (value) => inStoredForm(AnyUuid.parseValue(value)),
  parseLiteral: (node, variables) => inStoredForm(AnyUuid.parseLiteral(node, variables)),
})

function inStoredForm(id: string): string {
  return id.replaceAll(/[{}]/g, '').toLowerCase()
}

/** A calendar date: 'YYYY-MM-DD' outside, Temporal.PlainDate inside. A day that does not exist is refused, and so is one before 1900 or after 2999. */
export const LocalDateScalar = new GraphQLScalarType<Temporal.PlainDate, string>({
  name: 'LocalDate',
  description: "A calendar date in the organization's time zone: 2026-11-21.",
  serialize: (value) => String(value),
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : null),
})

function parseDate(value: unknown): Temporal.PlainDate {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    try {
      const date = Temporal.PlainDate.from(value, { overflow: 'reject' })
      // PostgreSQL writes the years around 0 otherwise; nobody's lessons are as long ago or as far ahead.
      if (date.year >= 1900 && date.year <= 2999) return date
    } catch {
      // Falls through to the one message below.
    }
  }
  throw new GraphQLError('A date is written YYYY-MM-DD and must exist, such as 2026-11-21.')
}
