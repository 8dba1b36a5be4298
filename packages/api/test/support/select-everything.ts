import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

/**
 * A selection of all that a type offers, `depth` levels down: scalars at every level, objects as far as it goes. Fields
 * with arguments of their own are left out.
 */
export function selectEverything(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type) || isInterfaceType(type)) {
    const members = schema.getPossibleTypes(type)
    return `{ __typename ${members.map((one) => `... on ${one.name} ${selectEverything(schema, one, depth)}`).join(' ')} }`
  }
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    const isLeaf = !isObjectType(named) && !isUnionType(named) && !isInterfaceType(named)
    if (field.args.length > 0 || (!isLeaf && depth === 0)) return []
    // In a union the same name may have another type in each member.
    return [`${field.name} ${isLeaf ? '' : selectEverything(schema, named, depth - 1)}`]
  })
  return `{ __typename ${fields.join(' ')} }`
}
