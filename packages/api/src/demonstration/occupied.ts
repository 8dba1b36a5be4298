/** One subject's time, the subject by a name of the plan's own: `idOf` makes its id of it. Half-open, in epoch milliseconds. */
export interface Claim {
  readonly subject: string
  readonly startsAt: number
  readonly endsAt: number
}

/** Who and what is taken when. */
export class Occupied {
  readonly #claims = new Map<string, Claim[]>()

  isFree({ subject, startsAt, endsAt }: Claim): boolean {
    const taken = this.#claims.get(subject) ?? []
    return taken.every((other) => other.endsAt <= startsAt || endsAt <= other.startsAt)
  }

  add(claim: Claim): void {
    const taken = this.#claims.get(claim.subject)
    if (taken) taken.push(claim)
    else this.#claims.set(claim.subject, [claim])
  }
}
