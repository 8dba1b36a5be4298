import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { rateLimited } from '../graphql/errors.ts'

/**
 * Limits guesses of passwords, for each account and for each address, within this node. A success gives the
 * account's attempts back, so a busy front desk is not shut out.
 */
export class SignInLimits {
  readonly #byAccount = new RateLimiterMemory({ points: 10, duration: 15 * 60 })
  readonly #byAddress = new RateLimiterMemory({ points: 100, duration: 15 * 60 })

  /** @throws RATE_LIMITED with the seconds to wait */
  async count(email: string, address: string): Promise<void> {
    try {
      await this.#byAddress.consume(address)
      await this.#byAccount.consume(email)
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw rateLimited(Math.ceil(refusal.msBeforeNext / 1000))
      throw refusal
    }
  }

  async forgive(email: string, address: string): Promise<void> {
    await this.#byAccount.delete(email)
    await this.#byAddress.reward(address)
  }
}
