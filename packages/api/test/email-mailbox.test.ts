import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMailboxMailer } from '../src/email/mailbox-mailer.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const MAILBOX = `{ mailbox { id from to subject html text receivedAt } }`
type Mailbox = { mailbox: { id: string; subject: string }[] | null }

let application: TestApplication
beforeAll(async () => {
  application = await startTestApplication()
})
afterAll(() => application.close())

/** Hands a mail to the mailbox at a minute past nine. */
async function receive(
  school: School,
  minute: number,
  subject = `mail of minute ${minute}`,
): Promise<string> {
  const now = () => Temporal.Instant.from('2026-11-21T09:00Z').add({ minutes: minute })
  const emailId = newId()
  await createMailboxMailer({ orm: application.database.orm, now }).send({
    ...{ organizationId: school.id, emailId, from: { name: 'École', address: 'bonjour@cimes.example' } },
    ...{ to: 'lea@client.example', subject, html: '<p>Bonjour</p>', text: 'Bonjour' },
  })
  return emailId
}

async function aSchoolWithStaff() {
  const school = await School.open(application.database)
  return { school, token: await school.token(await school.staffMember()) }
}

test('staff see what their own school’s mailbox received, newest first', async () => {
  const { school, token } = await aSchoolWithStaff()
  const other = await aSchoolWithStaff()
  const first = await receive(school, 1)
  const third = await receive(school, 3)
  const second = await receive(school, 2)
  await receive(other.school, 4)

  const { data } = await application.ask<Mailbox>(token, MAILBOX)
  expect(data.mailbox!.map(({ id }) => id)).toEqual([third, second, first])
  expect(data.mailbox![2]).toEqual({
    id: first,
    from: 'École <bonjour@cimes.example>',
    to: 'lea@client.example',
    subject: 'mail of minute 1',
    html: '<p>Bonjour</p>',
    text: 'Bonjour',
    receivedAt: '2026-11-21T09:01:00.000Z',
  })
})

test('the mailbox shows a hundred at most', async () => {
  const { school, token } = await aSchoolWithStaff()
  for (let minute = 0; minute < 102; minute++) await receive(school, minute)
  const { data } = await application.ask<Mailbox>(token, MAILBOX)
  expect(data.mailbox!.map(({ subject }) => subject)).toEqual(
    Array.from({ length: 100 }, (_, index) => `mail of minute ${101 - index}`),
  )
})

test('nobody else sees it', async () => {
  const { errors } = await application.ask(null, MAILBOX)
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

test('there is none when mail goes to a real service', async () => {
  const { database } = application
  const node = await startTestApplication({ database, mailer: { send: async () => ({ messageId: '' }) } })
  try {
    const { token } = await aSchoolWithStaff()
    expect((await node.ask<Mailbox>(token, MAILBOX)).data).toEqual({ mailbox: null })
  } finally {
    await node.close()
  }
})
