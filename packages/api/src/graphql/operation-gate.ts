import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ASTVisitor,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import { measureOperation } from './operation-size.ts'

/** Both transports refuse documents beyond these; the calendar's own have a quarter of them at most. */
export const MAXIMUM_TOKENS = 2_000
const MAXIMUM_DEPTH = 12
const MAXIMUM_ROOT_FIELDS = 20
const MAXIMUM_FIELDS = 1_000
const MAXIMUM_ALIASES = 30

/** The rules that every document passes before it is executed, over HTTP and WebSocket alike. */
export function operationRules({ introspection }: { readonly introspection: boolean }): ValidationRule[] {
  const rules: ValidationRule[] = [maximumSize, oneSignIn]
  return introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule]
}

function refuse(context: ValidationContext, message: string): void {
  context.reportError(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }))
}

/** Counts what would be executed: a fragment as often as it is spread, and as deep as it stands. */
function maximumSize(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const { levels, fields, aliases, ownFields } = measureOperation(operation, (name) =>
        context.getFragment(name),
      )
      if (levels > MAXIMUM_DEPTH) refuse(context, `At most ${MAXIMUM_DEPTH} levels of fields.`)
      if (fields > MAXIMUM_FIELDS) refuse(context, `At most ${MAXIMUM_FIELDS} fields.`)
      if (aliases > MAXIMUM_ALIASES) refuse(context, `At most ${MAXIMUM_ALIASES} aliases.`)
      if (ownFields > MAXIMUM_ROOT_FIELDS)
        refuse(context, `At most ${MAXIMUM_ROOT_FIELDS} fields at the top.`)
    },
  }
}

/** A document with many would be a way around the limit on guesses. */
function oneSignIn(context: ValidationContext): ASTVisitor {
  let count = 0
  return {
    Field(node) {
      const isMutation = context.getParentType() === context.getSchema().getMutationType()
      if (isMutation && node.name.value === 'signIn' && ++count === 2) refuse(context, 'At most one signIn.')
    },
  }
}
