import { BookAgainPanel } from '../support/book-again.ts'
import { lessonOn } from '../support/calendar.ts'
import { expect, test } from '../support/test.ts'

/**
 * The lesson has truly ended, and the server knows it. The window's clock is put back to before that moment, and then
 * moved on: what the calendar does by itself at the end of a lesson can be seen without waiting for one.
 */
test('"Book again" is not there while a lesson lasts, and appears by itself the moment it ends', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const page = await openWindow('staff')
  await page.clock.install({ time: lesson.endsAt - 10 * 60_000 })
  await page.goto(`/day/${lesson.date}`)
  await lessonOn(page, lesson).click()
  const panel = page.getByRole('complementary')
  await expect(panel.getByText('Running', { exact: true })).toBeVisible()

  await page.clock.pauseAt(lesson.endsAt - 1_000)
  await expect(panel.getByText(`Can be booked again from ${lesson.end}.`)).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Book again' })).toHaveCount(0)
  await expect(lessonOn(page, lesson)).not.toContainText('can be booked again')
  await page.keyboard.press('b')

  await page.clock.runFor(1_000)
  await expect(panel.getByRole('button', { name: 'Book again' })).toBeVisible()
  await expect(panel.getByText('Completed', { exact: true })).toBeVisible()
  await expect(lessonOn(page, lesson)).toContainText('can be booked again')
  await expect(new BookAgainPanel(page).all).toHaveCount(0)
})
