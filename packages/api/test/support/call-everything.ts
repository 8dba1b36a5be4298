import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

/** One field of a root type, asked for with arguments that its types allow. */
export interface Call {
  /** Query.order, say. */
  readonly path: string
  readonly query: string
  readonly variables: object
}

/** A value for each scalar that the API takes; one that is missing here has to be added. */
export interface ScalarValues {
  readonly [scalar: string]: unknown
}

/** Every field of the schema's queries, mutations and subscriptions, so that none can be forgotten. */
export function callsOf(schema: GraphQLSchema, scalars: ScalarValues): Call[] {
  const roots = [
    ['Query', 'query', schema.getQueryType()],
    ['Mutation', 'mutation', schema.getMutationType()],
    ['Subscription', 'subscription', schema.getSubscriptionType()],
  ] as const
  return roots.flatMap(([root, kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      path: `${root}.${field.name}`,
      query: documentOf(kind, field),
      variables: Object.fromEntries(field.args.map(({ name, type }) => [name, valueFor(type, scalars)])),
    })),
  )
}

function documentOf(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type.toString()}`).join(', ')
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const [head, call] = declared ? [`(${declared})`, `(${passed})`] : ['', '']
  return `${kind} ${head} { ${name}${call} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'} }`
}

function valueFor(type: GraphQLInputType, scalars: ScalarValues): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType as GraphQLInputType, scalars)
  if (isListType(type)) return [valueFor(type.ofType, scalars)]
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, scalars)]))
  }
  if (!(type.name in scalars)) throw new Error(`No value is known for ${type.name}`)
  return scalars[type.name]
}
