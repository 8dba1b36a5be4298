// Money is integers in the currency's minor unit (4500 EUR is 45.00 €), and at most GraphQL's Int.

/** The tax contained in a price that includes it, rounded half up to a minor unit. Rate in basis points: 2000 is 20 %. */
export function taxIn(price: number, taxRateBasisPoints: number): number {
  return Math.round((price * taxRateBasisPoints) / (10_000 + taxRateBasisPoints))
}

/** The total of an order: the sum of its lines. */
export function totalOf(lines: readonly { readonly price: number }[]): number {
  return lines.reduce((sum, line) => sum + line.price, 0)
}
