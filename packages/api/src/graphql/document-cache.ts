import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { ValidationRule } from 'graphql'
import { LRUCache } from 'lru-cache'
import { badUserInput } from './errors.ts'
import { MAXIMUM_TOKENS } from './operation-gate.ts'

/** Of all documents kept, in characters: anybody may send some, and a parsed one takes many times its length. */
const KEPT_CHARACTERS = 1_000_000

/** A document that may be executed, or why not. */
export type CheckedDocument =
  { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] }

/** Parses and validates documents, each once: the clients of an API send few different ones, and many times. */
export class DocumentCache {
  readonly #checked = new LRUCache<string, CheckedDocument>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (_checked, query) => query.length + 1,
  })

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: readonly ValidationRule[],
    /** Whether a wrong name may be answered with the right ones. */
    private readonly showSchema: boolean,
  ) {}

  check(query: string): CheckedDocument {
    const known = this.#checked.get(query)
    if (known) return known
    const checked = this.#read(query)
    this.#checked.set(query, checked)
    return checked
  }

  #read(query: string): CheckedDocument {
    try {
      const document = parse(query, { maxTokens: MAXIMUM_TOKENS })
      const errors = validate(this.schema, document, [...specifiedRules, ...this.rules], {
        hideSuggestions: !this.showSchema,
      })
      return errors.length > 0 ? { errors } : { document }
    } catch (error) {
      return {
        errors: [error instanceof GraphQLError ? error : badUserInput('The document cannot be read.')],
      }
    }
  }
}
