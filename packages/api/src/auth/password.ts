import { hash, verify, type Options } from '@node-rs/argon2'

/** argon2id with OWASP's first choice of cost: 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Longer ones are refused before hashing: nobody types them, and hashing is dear. */
export const MAXIMUM_PASSWORD_LENGTH = 128

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Whether the password is the one that was hashed; an account without one takes as long and fails. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash()), password)
  return matches && passwordHash !== null
}

let nobody: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword('nobody')
  return nobody
}
