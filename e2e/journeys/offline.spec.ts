import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { leafTo, lessonOn } from '../support/calendar.ts'
import { expect, test } from '../support/test.ts'

test('without a connection the calendar says so and books nothing; with it again it has caught up', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const colleagues = await school.finishedLesson({ freeDays: 1 })
  const [first = '', second = ''] = lesson.freeDays
  const page = await openWindow('staff')
  const panel = new BookAgainPanel(page)
  await page.goto(`/day/${lesson.date}`)
  await lessonOn(page, lesson).press('b')
  await expect(panel.confirm).toHaveAccessibleName(/^Book 1 lesson/)

  let reloads = 0
  page.on('load', () => (reloads += 1))

  await page.context().setOffline(true)
  await expect(page.getByText(/Offline – showing the schedule of \d\d:\d\d/)).toBeVisible()
  await expect(panel.confirm).toHaveAccessibleName('Offline: booking is not possible')
  await expect(panel.all.getByText('The connection is down.')).toBeVisible()
  await panel.confirm.click({ force: true })
  await expect(panel.day(first)).toHaveAttribute('aria-pressed', 'true')
  await expect(lessonOn(page, lesson)).toBeVisible()

  const [date = ''] = colleagues.freeDays
  await school.bookAgain(colleagues, [date])
  await school.bookAgain(lesson, [first])
  expect(await school.copiesOf(lesson)).toHaveLength(1)

  await page.context().setOffline(false)
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Up to date')).toBeHidden()
  await expect(panel.day(first)).toContainText('Just taken')
  await panel.day(second).click()
  await panel.confirm.click()
  await expect(new BookedMessage(page).all).toContainText(`1 lesson booked for ${lesson.client}`)

  await leafTo(page, lesson.date, date)
  await expect(lessonOn(page, colleagues, date)).toContainText('Booked again')
  expect(reloads).toBe(0)
})
