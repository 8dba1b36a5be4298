import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { agendaLine, leafTo, lessonOn, signIn } from '../support/calendar.ts'
import { expect, test } from '../support/test.ts'
import { addDays } from '../support/school-time.ts'

test('a finished lesson is booked again for two days, mailed and paid, in sight of two windows', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 2, language: 'EN' })
  const [first = '', second = ''] = lesson.freeDays
  const mine = await openWindow('nobody')
  const colleagues = await openWindow('administrator')
  let reloads = 0
  let orderNumber = ''
  let linkInMail = ''

  await test.step('a colleague has the coming days in view', async () => {
    await colleagues.goto(`/agenda/${addDays(school.today, 1)}`)
    await expect(agendaLine(colleagues, lesson, first)).toHaveCount(0)
    colleagues.on('load', () => (reloads += 1))
  })

  await test.step('I sign in and open the finished lesson', async () => {
    await signIn(mine)
    await leafTo(mine, school.today, lesson.date)
    await lessonOn(mine, lesson).click()
    await expect(mine.getByText('Completed', { exact: true })).toBeVisible()
    mine.on('load', () => (reloads += 1))
  })

  await test.step('I book it again, for a second day as well', async () => {
    const panel = new BookAgainPanel(mine)
    await mine.getByRole('complementary').getByRole('button', { name: 'Book again' }).click()
    await expect(panel.day(first)).toHaveAttribute('aria-pressed', 'true')
    await panel.day(second).click()
    await expect(panel.confirm).toHaveAccessibleName(/^Book 2 lessons · €\d+\.\d\d$/)
    await panel.confirm.click()
    const message = new BookedMessage(mine)
    await expect(message.all).toContainText(`2 lessons booked for ${lesson.client}`)
    await expect(message.all).toContainText(/The e-mail leaves in [1-5] second/)
    orderNumber = /Order (\d+)/.exec(await message.all.innerText())?.[1] ?? ''
  })

  await test.step('both stand in the colleague’s window by themselves', async () => {
    for (const date of [first, second]) await expect(agendaLine(colleagues, lesson, date)).toBeVisible()
  })

  await test.step('both stand in mine, a click away from the lesson', async () => {
    await expect(mine.getByText('Booked again to')).toBeVisible()
    const copies = mine.getByRole('complementary').getByRole('listitem').getByRole('link')
    await expect(copies).toHaveCount(2)
    await copies.nth(1).click()
    await expect(lessonOn(mine, lesson, second)).toContainText('Booked again')
    await mine.goBack()
    await copies.nth(0).click()
    await expect(lessonOn(mine, lesson, first)).toContainText('Booked again')
  })

  await test.step('its panel leads to the order and the payment link', async () => {
    const panel = mine.getByRole('complementary')
    await expect(panel.getByText('Awaiting payment')).toBeVisible()
    await mine.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await panel.getByRole('button', { name: 'Copy payment link' }).click()
    await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible()
    await panel.getByRole('link', { name: `Order ${orderNumber}` }).click()
    await expect(mine.getByRole('heading', { level: 1, name: `Order ${orderNumber}` })).toBeVisible()
    await expect(mine.getByRole('table', { name: 'Lessons' }).getByRole('link')).toHaveCount(2)
    const link = mine.getByRole('link', { name: 'Open payment page' })
    expect(await mine.evaluate(() => navigator.clipboard.readText())).toBe(await link.getAttribute('href'))
  })

  await test.step('some seconds later the mail is in the mailbox', async () => {
    await colleagues.getByRole('link', { name: 'Mailbox' }).click()
    const mail = colleagues.getByRole('link', { name: `${lesson.email}` })
    await expect(mail).toContainText('2 lessons booked', { timeout: 20_000 })
    await mail.click()
    const text = colleagues.getByTitle('The message').contentFrame()
    await expect(text.getByText(`Order ${orderNumber}`)).toBeVisible()
    linkInMail = (await text.getByRole('link', { name: /^Pay €/ }).getAttribute('href')) ?? ''
    await expect(mine.getByText(/E-mail:\s*Sent/)).toBeVisible()
  })

  await test.step('the client opens the link, sees the order and pays', async () => {
    await colleagues.goBack()
    await colleagues.goBack()
    await agendaLine(colleagues, lesson, first).click()
    await expect(colleagues.getByRole('complementary').getByText('Awaiting payment')).toBeVisible()

    const clients = await openWindow('nobody')
    await clients.goto(linkInMail)
    await expect(clients.getByRole('heading', { name: 'Your 2 lessons are booked' })).toBeVisible()
    await expect(clients.getByText(`Order ${orderNumber}`)).toBeVisible()
    await expect(clients.getByText('no money moves')).toBeVisible()
    await clients.getByRole('button', { name: /^Pay €/ }).click()
    await expect(clients.getByRole('heading', { name: 'Paid, thank you' })).toBeVisible()
  })

  await test.step('and both windows say so', async () => {
    await expect(mine.getByRole('heading', { level: 1 })).toContainText('Paid')
    await expect(colleagues.getByRole('complementary').getByText('Paid', { exact: true })).toBeVisible()
    await expect(agendaLine(colleagues, lesson, second)).toContainText('Paid')
    expect(reloads).toBe(0)
  })
})
