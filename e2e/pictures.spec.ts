import { accounts } from './support/api.ts'
import { BookAgainPanel } from './support/book-again.ts'
import { agendaLine, lessonOn } from './support/calendar.ts'
import { expect, test } from './support/test.ts'

test('a finished lesson, being booked again for two days', async ({ openWindow, school }) => {
  // Not of today: what the calendar shows then would hang on the hour.
  const lesson = await school.finishedLesson({ freeDays: 3, staff: accounts.staff.name, today: false })
  const page = await openWindow('staff', { viewport: { width: 1440, height: 900 } })
  await page.goto(`/day/${lesson.date}`)
  await lessonOn(page, lesson).press('b')
  const panel = new BookAgainPanel(page)
  await panel.day(lesson.freeDays[1] ?? '').click()
  await expect(panel.confirm).toHaveAccessibleName(/^Book 2 lessons · €/)
  await expect(panel.all.getByTitle('Preview of the e-mail')).toBeVisible()
  await page.screenshot({ path: 'pictures/book-again.png' })
})

test('the agenda on a phone', async ({ openWindow, school }) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const page = await openWindow('staff', {
    viewport: { width: 390, height: 844 },
    ...{ hasTouch: true, isMobile: true },
  })
  await page.goto(`/agenda/${lesson.date}?staff=all`)
  await agendaLine(page, lesson).scrollIntoViewIfNeeded()
  await page.screenshot({ path: 'pictures/phone.png' })
})
