import {
  Kind,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** What a selection amounts to with its fragments put in their places. */
export interface OperationSize {
  /** Of selections within selections. */
  readonly levels: number
  readonly fields: number
  readonly aliases: number
  /** Fields of the selection itself. */
  readonly ownFields: number
}

const NOTHING: OperationSize = { levels: 0, fields: 0, aliases: 0, ownFields: 0 }

/**
 * Measures each fragment once, so the time is that of reading the document, however often its fragments multiply. One
 * that comes back to itself counts as nothing there: another rule refuses it.
 */
export function measureOperation(
  { selectionSet }: OperationDefinitionNode,
  findFragment: (name: string) => FragmentDefinitionNode | null | undefined,
): OperationSize {
  const measured = new Map<string, OperationSize>()

  const sizeOfSet = ({ selections }: SelectionSetNode): OperationSize =>
    selections.map(sizeOf).reduce(add, { ...NOTHING, levels: 1 })

  const sizeOf = (selection: SelectionNode): OperationSize => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return sizeOfSet(selection.selectionSet)
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value)
    const { name, alias, selectionSet: inner } = selection
    // How deep the schema may be asked about is graphql's own rule.
    const size = inner && !name.value.startsWith('__') ? sizeOfSet(inner) : NOTHING
    const aliases = size.aliases + (alias ? 1 : 0)
    return { levels: size.levels + 1, fields: size.fields + 1, aliases, ownFields: 1 }
  }

  const sizeOfFragment = (name: string): OperationSize => {
    const known = measured.get(name)
    if (known) return known
    measured.set(name, NOTHING)
    const fragment = findFragment(name)
    const size = fragment ? sizeOfSet(fragment.selectionSet) : NOTHING
    measured.set(name, size)
    return size
  }

  return sizeOfSet(selectionSet)
}

function add(one: OperationSize, other: OperationSize): OperationSize {
  return {
    levels: Math.max(one.levels, other.levels),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    ownFields: one.ownFields + other.ownFields,
  }
}
