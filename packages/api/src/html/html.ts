/** Text that is HTML already; only `html` makes it. */
export class Html {
  constructor(readonly source: string) {}

  toString(): string {
    return this.source
  }
}

type Value = Html | string | number | null | readonly Html[]

/** HTML in which every value that is not HTML itself is escaped, in text and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(toSource)))
}

function toSource(value: Value): string {
  if (value === null) return ''
  if (value instanceof Html) return value.source
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
  return value.map(toSource).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
