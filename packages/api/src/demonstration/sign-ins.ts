/** Known to everybody, so it exists in the demonstration alone. */
export const DEMONSTRATION_PASSWORD = 'reprise-demo'

/** Who a visitor may sign in as. */
export const DEMONSTRATION_SIGN_INS = [
  { email: 'staff@cimes.example', password: DEMONSTRATION_PASSWORD, role: 'STAFF' },
  { email: 'admin@cimes.example', password: DEMONSTRATION_PASSWORD, role: 'ADMINISTRATOR' },
] as const
