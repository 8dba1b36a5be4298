import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailJobKey } from '../src/email/email-job-key.ts'
import { openFrontDesk } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { rebooked } from './support/rebooking.ts'
import { RecordingMailer } from './support/recording-mailer.ts'
import { startNodeOn } from './support/second-node.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'
import { undo, undone } from './support/undoing.ts'

const mailer = new RecordingMailer()
/** One whose mail leaves at once, and one whose mail leaves in an hour; both work at the same queue. */
let prompt: TestApplication
let patient: TestApplication
beforeAll(async () => {
  prompt = await startTestApplication({ mailer, emailDelaySeconds: 0 })
  patient = await startNodeOn(prompt.database, { mailer, emailDelaySeconds: 3600 })
})
afterAll(async () => {
  await expectInvariants(prompt.database)
  await patient.close()
  await prompt.close()
})

/** A booking for a client whose address is nobody else's. */
async function aRebooking(node: TestApplication) {
  const { school, ana, token } = await openFrontDesk(node)
  const address = `${school.id}@client.example`
  const client = await school.client({ email: address, language: 'EN' })
  const sessionId = await school.session({ staff: [ana], client })
  const dates = [school.date(2), school.date(3)]
  const { rebooking } = await rebooked(node, token, { sessionId, dates })
  return { token, rebooking, address, emailId: rebooking.order.emails[0]!.id }
}

const statusOf = async (emailId: string) => {
  const [row] = await prompt.database.query<{ status: string }>(
    `select status from email_message where id = ?`,
    [emailId],
  )
  return row!.status
}

const reaches = (emailId: string, status: string) =>
  expect.poll(() => statusOf(emailId), { interval: 20, timeout: 10_000 }).toBe(status)

const emailsOf = (orderId: string) =>
  prompt.database.query<{ kind: string; status: string }>(
    `select kind, status from email_message where order_id = ? order by created_at, kind`,
    [orderId],
  )

describe('a booking that is taken back', () => {
  test('before its mail has left is never told of: the mail is withdrawn and its job gone', async () => {
    const { token, rebooking, address, emailId } = await aRebooking(patient)
    const jobs = () =>
      prompt.database.query(`select id from graphile_worker.jobs where key = ?`, [emailJobKey(emailId)])
    expect(await jobs()).toHaveLength(1)
    await undone(patient, token, rebooking.id)
    expect(await emailsOf(rebooking.order.id)).toEqual([{ kind: 'BOOKED', status: 'WITHDRAWN' }])
    expect(await jobs()).toEqual([])
    expect(await mailer.subjectsTo(address, 0)).toEqual([])
  })

  test('after its mail has left is followed by one cancellation to the same address', async () => {
    const { token, rebooking, address, emailId } = await aRebooking(prompt)
    await reaches(emailId, 'SENT')
    const { rebooking: taken } = await undone(prompt, token, rebooking.id)
    expect(taken.order.emails.map(({ to }) => to)).toEqual([address, address])
    await undone(prompt, token, rebooking.id)
    const subjects = await mailer.subjectsTo(address, 2)
    expect(subjects).toEqual([expect.stringContaining('booked'), expect.stringContaining('cancelled')])
    expect(taken.order.emails[0]!.subject).toBe(subjects[1])
    await expect
      .poll(() => emailsOf(rebooking.order.id))
      .toEqual([
        { kind: 'BOOKED', status: 'SENT' },
        { kind: 'CANCELLED', status: 'SENT' },
      ])
  })

  test('while its mail is being handed over is followed by one cancellation, too', async () => {
    const letGo = mailer.hold()
    const { token, rebooking, address, emailId } = await aRebooking(prompt)
    await reaches(emailId, 'SENDING')
    const { rebooking: taken } = await undone(prompt, token, rebooking.id)
    letGo()
    // People are told QUEUED as long as nobody knows whether the service has taken it.
    expect(taken.order.emails.at(-1)).toMatchObject({ status: 'QUEUED' })
    expect(await mailer.subjectsTo(address, 2)).toEqual([
      expect.stringContaining('booked'),
      expect.stringContaining('cancelled'),
    ])
    await reaches(emailId, 'SENT')
  })

  test('in the moment in which its mail leaves has either no mail at all or both', async () => {
    const rounds = await Promise.all(Array.from({ length: 15 }, () => aRebooking(prompt)))
    await Promise.all(rounds.map(({ token, rebooking }) => undo(prompt, token, rebooking.id)))
    const isSettled = ({ status }: { status: string }) => status === 'SENT' || status === 'WITHDRAWN'
    for (const { rebooking, address } of rounds) {
      await expect
        .poll(async () => (await emailsOf(rebooking.order.id)).every(isSettled), { timeout: 10_000 })
        .toBe(true)
      const [first, ...others] = await emailsOf(rebooking.order.id)
      const expected = first!.status === 'SENT' ? [{ kind: 'CANCELLED', status: 'SENT' }] : []
      expect(others).toEqual(expected)
      expect(await mailer.subjectsTo(address, 0)).toHaveLength(first!.status === 'SENT' ? 2 : 0)
    }
  })
})

test('a client without an address is told of nothing, be it booked or taken back', async () => {
  const { school, token } = await openFrontDesk(prompt)
  const client = await school.client({ email: null })
  const sessionId = await school.session({ client })
  const { rebooking } = await rebooked(prompt, token, { sessionId, dates: [school.date(2)] })
  await undone(prompt, token, rebooking.id)
  expect(await emailsOf(rebooking.order.id)).toEqual([{ kind: 'BOOKED', status: 'FAILED' }])
})
