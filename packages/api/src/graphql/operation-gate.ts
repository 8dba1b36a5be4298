import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ASTVisitor,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

/** Both transports refuse documents beyond these; the calendar's own have a quarter of them at most. */
export const MAXIMUM_TOKENS = 2_000
const MAXIMUM_DEPTH = 12
const MAXIMUM_ROOT_FIELDS = 20
const MAXIMUM_ALIASES = 30

/** The rules that every document passes before it is executed, over HTTP and WebSocket alike. */
export function operationRules({ introspection }: { readonly introspection: boolean }): ValidationRule[] {
  const rules: ValidationRule[] = [maximumDepth, maximumAliases, maximumRootFields, oneSignIn]
  return introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule]
}

function refuse(context: ValidationContext, message: string): void {
  context.reportError(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }))
}

/** Fragments are counted where they stand; a deep nest of them is stopped by the tokens and by maxRecursiveSelections. */
function maximumDepth(context: ValidationContext): ASTVisitor {
  let depth = 0
  let isReported = false
  return {
    SelectionSet: {
      enter() {
        depth++
        if (depth > MAXIMUM_DEPTH && !isReported) {
          isReported = true
          refuse(context, `At most ${MAXIMUM_DEPTH} levels of fields.`)
        }
      },
      leave() {
        depth--
      },
    },
  }
}

function maximumAliases(context: ValidationContext): ASTVisitor {
  let aliases = 0
  return {
    Field(node) {
      if (node.alias && ++aliases === MAXIMUM_ALIASES + 1)
        refuse(context, `At most ${MAXIMUM_ALIASES} aliases.`)
    },
  }
}

function maximumRootFields(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ selectionSet }) {
      if (selectionSet.selections.length > MAXIMUM_ROOT_FIELDS) {
        refuse(context, `At most ${MAXIMUM_ROOT_FIELDS} fields at the top.`)
      }
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
