import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { agendaLine, lessonOn } from '../support/calendar.ts'
import { addDays } from '../support/school-time.ts'
import { expect, test } from '../support/test.ts'

test('undone within the five seconds it leaves no trace at the client’s: no mail, nothing to pay', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const [date = ''] = lesson.freeDays
  const mine = await openWindow('staff')
  const colleagues = await openWindow('administrator')
  await colleagues.goto(`/agenda/${addDays(school.today, 1)}`)
  await mine.goto(`/day/${lesson.date}`)

  await lessonOn(mine, lesson).press('b')
  await expect(new BookAgainPanel(mine).day(date)).toHaveAttribute('aria-pressed', 'true')
  await new BookAgainPanel(mine).confirm.click()
  await new BookedMessage(mine).undo.click()

  await expect(mine.getByText('Undone: the lessons and the order are withdrawn.')).toBeVisible()
  await expect(mine.getByText('The e-mail never left.')).toBeVisible()
  await expect(mine.getByText('Booked again to')).toHaveCount(0)
  await expect(agendaLine(colleagues, lesson, date)).toContainText('Cancelled')
  await mine.goto(`/day/${date}`)
  await expect(lessonOn(mine, lesson, date)).toContainText('Cancelled')
  await lessonOn(mine, lesson, date).click()
  const order = mine.getByRole('complementary').getByRole('link', { name: /^Order \d+$/ })
  await order.click()
  await expect(mine.getByRole('heading', { level: 1 })).toContainText('Cancelled')
  await expect(mine.getByText('Withdrawn before it left')).toBeVisible()
  await expect(mine.getByText('There is nothing to pay any more.')).toBeVisible()

  // A later booking's mail has come: the withdrawn one would have been there before it.
  const later = await school.finishedLesson({ freeDays: 1 })
  await school.bookAgain(later, later.freeDays.slice(0, 1))
  await mine.getByRole('link', { name: 'Mailbox' }).click()
  const messages = mine.getByRole('navigation', { name: 'Messages' })
  await expect(messages.getByRole('link', { name: `${later.email}` })).toBeVisible({ timeout: 20_000 })
  await expect(messages.getByRole('link', { name: `${lesson.email}` })).toHaveCount(0)
  expect(await school.freeDays(lesson.id)).toContain(date)
})

test('undone once the mail has left, the client is told of it in one more mail', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const mine = await openWindow('staff')
  const panel = new BookAgainPanel(mine)
  const booked = new BookedMessage(mine)
  await mine.goto(`/day/${lesson.date}`)
  await lessonOn(mine, lesson).press('b')
  await panel.day(lesson.freeDays[1] ?? '').click()
  await expect(panel.confirm).toHaveAccessibleName(/^Book 2 lessons/)
  await panel.confirm.click()
  // While it is pointed at, the message stays.
  await booked.all.hover()
  await expect.poll(() => school.mailsTo(lesson), { timeout: 20_000 }).toHaveLength(1)
  await booked.undo.click()

  await expect(mine.getByText('The first e-mail had left')).toContainText(lesson.client)
  await mine.goto('/mailbox')
  const mails = mine.getByRole('link', { name: `${lesson.email}` })
  await expect(mails).toHaveCount(2, { timeout: 20_000 })
  await expect(mails.first()).toContainText(/2 lessons cancelled|2 cours annulés/)
  const copies = await school.copiesOf(lesson)
  expect(copies.map(({ status, orderStatus }) => `${status} ${orderStatus}`)).toEqual([
    'CANCELLED CANCELLED',
    'CANCELLED CANCELLED',
  ])
  expect(copies[0]?.emails).toHaveLength(2)
})
