interface Money {
  readonly amount: number
  readonly currency: string
}

/**
 * What stands on the button: the API's total for exactly these days, and until it has come today's price as the
 * calendar knows it, once a lesson. Null when neither is known, or nothing is chosen.
 */
export function bookingTotal(previewed: Money | null, price: Money | null, lessons: number): Money | null {
  if (lessons === 0) return null
  if (previewed) return previewed
  return price && { amount: price.amount * lessons, currency: price.currency }
}
