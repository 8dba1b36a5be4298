import type { Page, Request } from '@playwright/test'
import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { lessonOn } from '../support/calendar.ts'
import { expect, test } from '../support/test.ts'

const isBooking = (request: Request) => request.postData()?.includes('rebookSession(') === true

/** Answers how many requests to book have left the window since. */
function countBookings(page: Page): () => number {
  let count = 0
  page.on('request', (request) => isBooking(request) && (count += 1))
  return () => count
}

test('a double click on the confirm button books once', async ({ openWindow, school }) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const page = await openWindow('staff')
  const panel = new BookAgainPanel(page)
  await page.goto(`/day/${lesson.date}`)
  await lessonOn(page, lesson).press('b')
  await expect(panel.confirm).toHaveAccessibleName(/^Book 1 lesson/)
  const requests = countBookings(page)
  await panel.confirm.dblclick()
  await expect(new BookedMessage(page).all).toHaveCount(1)
  await expect(page.getByText('Booked again to')).toBeVisible()
  await expect(panel.all).toBeHidden()
  expect(requests()).toBe(1)
  expect(await school.copiesOf(lesson)).toHaveLength(1)
})

test('Enter held down, and a second press while the answer is on its way, book once', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const page = await openWindow('staff')
  const panel = new BookAgainPanel(page)
  const requests = countBookings(page)
  let answer = () => {}
  await page.route('/graphql', async (route) => {
    if (!isBooking(route.request())) return route.continue()
    await new Promise<void>((resolve) => (answer = resolve))
    await route.continue()
  })
  await page.goto(`/day/${lesson.date}`)
  await lessonOn(page, lesson).press('b')
  await expect(panel.confirm).toHaveAccessibleName(/^Book 1 lesson/)
  for (let times = 0; times < 5; times++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(requests).toBe(1)
  answer()
  await expect(new BookedMessage(page).all).toHaveCount(1)
  expect(requests()).toBe(1)
  expect(await school.copiesOf(lesson)).toHaveLength(1)
})

test('an answer that is lost on the way is asked for again, and books once', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const page = await openWindow('staff')
  const panel = new BookAgainPanel(page)
  let lost = 0
  await page.route('/graphql', async (route) => {
    if (lost > 0 || !isBooking(route.request())) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.goto(`/day/${lesson.date}`)
  await lessonOn(page, lesson).press('b')
  await expect(panel.confirm).toHaveAccessibleName(/^Book 1 lesson/)
  await panel.confirm.click()
  await expect(new BookedMessage(page).all).toContainText(`1 lesson booked for ${lesson.client}`)
  expect(lost).toBe(1)
  expect(await school.copiesOf(lesson)).toHaveLength(1)
})
