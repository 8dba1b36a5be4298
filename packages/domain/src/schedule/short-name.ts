/** A name as a stranger may read it on a wall: "Léa Martin" is "Léa M."; a name of one word stays as it is. */
export function shortName(name: string): string {
  const [first = '', ...others] = name.normalize('NFC').trim().split(/\s+/u)
  const [initial] = others.at(-1) ?? '' // Destructuring takes a whole character where charAt would halve a pair.
  return initial === undefined ? first : `${first} ${initial.toUpperCase()}.`
}
