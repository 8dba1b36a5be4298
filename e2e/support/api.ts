export const accounts = {
  staff: { email: 'staff@cimes.example', name: 'Camille Berthod' },
  administrator: { email: 'admin@cimes.example', name: 'Hélène Mugnier' },
} as const

export type Account = keyof typeof accounts

/** The same for every sign-in of the demonstration. */
export const password = 'reprise-demo'

export const signInDocument = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { ... on SignedIn { token } ... on Problem { message } }
}`

interface Answer<Data> {
  data?: Data
  errors?: readonly { message: string }[]
}

/** The API as any other program uses it: GraphQL over HTTP, with a token. */
export class Api {
  readonly #endpoint: string
  readonly #token: string | null

  constructor(url: string, token: string | null) {
    this.#endpoint = `${url}/graphql`
    this.#token = token
  }

  static async signIn(url: string, account: Account): Promise<Api> {
    const input = { email: accounts[account].email, password }
    const { signIn } = await new Api(url, null).ask<{ signIn: { token?: string; message?: string } }>(
      signInDocument,
      { input },
    )
    if (!signIn.token) throw new Error(signIn.message)
    return new Api(url, signIn.token)
  }

  /** @throws Error with the API's own words */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const headers = new Headers({ 'content-type': 'application/json', 'accept-language': 'en' })
    if (this.#token) headers.set('authorization', `Bearer ${this.#token}`)
    const body = JSON.stringify({ query, variables })
    const response = await fetch(this.#endpoint, { method: 'POST', headers, body })
    const { data, errors } = (await response.json()) as Answer<Data>
    if (errors || !data) throw new Error(errors?.map(({ message }) => message).join(', '))
    return data
  }
}
