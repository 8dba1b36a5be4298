import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { rebooked } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const PREVIEW = /* GraphQL */ `
  query Preview($sessionId: ID!, $dates: [LocalDate!]!) {
    rebookingPreview(sessionId: $sessionId, dates: $dates) {
      total {
        amount
        currency
      }
      previousPrice {
        amount
        currency
      }
      warnings
      email {
        to
        language
        subject
        html
        text
      }
    }
  }
`

interface Preview {
  readonly total: { readonly amount: number; readonly currency: string }
  readonly previousPrice: { readonly amount: number; readonly currency: string } | null
  readonly warnings: readonly string[]
  readonly email: {
    readonly to: string
    readonly language: string
    readonly subject: string
    readonly html: string
    readonly text: string
  } | null
}

let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => WEDNESDAY })
})
afterAll(() => node.close())

function ask(token: string | null, sessionId: string, dates: readonly string[], headers = {}) {
  return node.ask<{ rebookingPreview: Preview } | null>(token, PREVIEW, { sessionId, dates }, headers)
}

async function preview(token: string, sessionId: string, dates: readonly string[], headers = {}) {
  const { data, errors } = await ask(token, sessionId, dates, headers)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.rebookingPreview
}

describe('what it costs', () => {
  test('is today’s price for each day', async () => {
    const { school, token } = await openFrontDesk(node)
    const product = await school.product({ price: 6550 })
    const sessionId = await school.session({ product })
    const dates = [school.date(1), school.date(4), school.date(6)]
    const { total, previousPrice } = await preview(token, sessionId, dates)
    expect(total).toEqual({ amount: 19_650, currency: 'EUR' })
    expect(previousPrice).toBeNull()
  })

  test('is what the booking then costs', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const dates = [school.date(1), school.date(2)]
    const { total } = await preview(token, sessionId, dates)
    const { rebooking } = await rebooked(node, token, { sessionId, dates })
    expect(rebooking.order.total).toEqual(total)
  })

  test('is nothing as long as no day is chosen', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const { total, email } = await preview(token, sessionId, [])
    expect(total).toEqual({ amount: 0, currency: 'EUR' })
    expect(email).toBeNull()
  })

  test('is beside what the lesson cost, where that was another price', async () => {
    const { school, token } = await openFrontDesk(node)
    const product = await school.product({ price: 6000 })
    const { rebooking } = await rebooked(node, token, {
      sessionId: await school.session({ product }),
      dates: [school.date(1)],
    })
    const copy = rebooking.sessions[0]!.id
    expect((await preview(token, copy, [school.date(2)])).previousPrice).toBeNull()
    await node.database.query(`update product set price = 7000 where id = ?`, [product])
    expect(await preview(token, copy, [school.date(2)])).toMatchObject({
      total: { amount: 7000 },
      previousPrice: { amount: 6000, currency: 'EUR' },
    })
  })
})

describe('what is to be minded', () => {
  test('is nothing in the usual case', async () => {
    const { school, token } = await openFrontDesk(node)
    const { warnings } = await preview(token, await school.session(), [school.date(1)])
    expect(warnings).toEqual([])
  })

  test('is that the client has no address; then there is no mail to show', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session({ client: await school.client({ email: null }) })
    const { warnings, email } = await preview(token, sessionId, [school.date(1)])
    expect(warnings).toEqual([
      'Léa Martin has no e-mail address: copy the payment link and send it yourself.',
    ])
    expect(email).toBeNull()
  })

  test('is that the address bounced; the mail is tried all the same', async () => {
    const { school, token } = await openFrontDesk(node)
    const client = await school.client({ emailProblem: 'INACTIVE_ADDRESS' })
    const { warnings, email } = await preview(token, await school.session({ client }), [school.date(1)])
    expect(warnings).toEqual([
      'Mail to lea@client.example is known to fail: copy the payment link and send it to Léa Martin yourself.',
    ])
    expect(email?.to).toBe('lea@client.example')
  })

  test('is that the client has another lesson then, in the request’s language', async () => {
    const { school, token } = await openFrontDesk(node)
    const client = await school.client()
    const sessionId = await school.session({ client })
    await school.session({ client, day: 2, at: '10:30' })
    await school.session({ client, day: 3, at: '11:00' })
    await school.session({ client, day: 4, at: '10:00', status: 'CANCELLED' })
    await school.session({ client, day: 5, at: '10:00' })
    const dates = [2, 3, 4].map((day) => school.date(day))
    expect((await preview(token, sessionId, dates)).warnings).toEqual([
      'Léa Martin already has another lesson on Friday 28 March, 10:30–11:30.',
    ])
    const french = { 'accept-language': 'fr' }
    expect((await preview(token, sessionId, dates, french)).warnings).toEqual([
      'Léa Martin a déjà un autre cours vendredi 28 mars, 10:30–11:30.',
    ])
  })
})

describe('the mail', () => {
  test.each([
    ['FR', /^École des Essais\s: 2 cours réservés, 27\s?–\s?28 mars$/],
    ['EN', /^École des Essais: 2 lessons booked, 27\s?–\s?28 March$/],
  ] as const)('is in the client’s language: %s', async (language, subject) => {
    const { school, ana, token } = await openFrontDesk(node, { language: language === 'FR' ? 'EN' : 'FR' })
    const sessionId = await school.session({ staff: [ana], client: await school.client({ language }) })
    const { email } = await preview(token, sessionId, [school.date(2), school.date(1)])
    expect(email).toMatchObject({ to: 'lea@client.example', language })
    expect(email!.subject).toMatch(subject)
    for (const body of [email!.html, email!.text]) {
      expect(body).toContain('Léa Martin')
      expect(body).toContain('10:00–11:00')
      expect(body).toContain('Ana')
    }
  })

  test('has the subject that is then sent', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const dates = [school.date(1), school.date(3)]
    const { email } = await preview(token, sessionId, dates)
    const { rebooking } = await rebooked(node, token, { sessionId, dates })
    expect(rebooking.order.emails[0]!.subject).toBe(email!.subject)
  })
})

describe('a preview is refused', () => {
  const codesOf = async (token: string | null, sessionId: string, dates: readonly string[]) =>
    (await ask(token, sessionId, dates)).errors?.map(({ extensions }) => extensions.code)

  test('for more than six days', async () => {
    const { school, token } = await openFrontDesk(node)
    const dates = [1, 2, 3, 4, 5, 6, 7].map((day) => school.date(day))
    expect(await codesOf(token, await school.session(), dates)).toEqual(['BAD_USER_INPUT'])
  })

  test('for a meeting, which has no price', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session({ product: null, client: null })
    expect(await codesOf(token, sessionId, [school.date(1)])).toEqual(['BAD_USER_INPUT'])
  })

  test('for a session that is not there, or not theirs', async () => {
    const { school, token } = await openFrontDesk(node)
    const { school: other } = await openFrontDesk(node)
    const dates = [school.date(1)]
    expect(await codesOf(token, newId(), dates)).toEqual(['NOT_FOUND'])
    expect(await codesOf(token, 'lesson 7', dates)).toEqual(['NOT_FOUND'])
    expect(await codesOf(token, await other.session(), dates)).toEqual(['NOT_FOUND'])
  })

  test('for who is not signed in', async () => {
    const { school } = await openFrontDesk(node)
    expect(await codesOf(null, await school.session(), [school.date(1)])).toEqual(['UNAUTHENTICATED'])
  })
})

test('a preview makes nothing', async () => {
  const { school, token } = await openFrontDesk(node)
  await preview(token, await school.session(), [school.date(1)])
  const [made] = await node.database.query(
    `select schedule_version, last_order_number from organization where id = ?`,
    [school.id],
  )
  expect(made).toEqual({ schedule_version: 0, last_order_number: 0 })
})
