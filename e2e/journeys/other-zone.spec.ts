import { BookAgainPanel } from '../support/book-again.ts'
import { lessonOn, lessonsOf } from '../support/calendar.ts'
import { schoolZone } from '../support/school-time.ts'
import { expect, test } from '../support/test.ts'

test('a browser in New York shows the school’s times and says so', async ({ openWindow, school }) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const page = await openWindow('staff', { timezoneId: 'America/New_York' })
  await page.goto('/')
  await expect(page).toHaveURL(new RegExp(`/day/${school.today}$`))
  await expect(page.getByText(`All times are the school's: `)).toContainText(schoolZone)
  await page.goto(`/day/${lesson.date}`)
  await expect(lessonOn(page, lesson)).toContainText(`${lesson.start} – ${lesson.end}`)
  await lessonOn(page, lesson).click()
  const times = `${lesson.start}–${lesson.end}`
  await expect(page.getByRole('complementary').getByText(times)).toBeVisible()
  await page.getByRole('complementary').getByRole('button', { name: 'Book again' }).click()
  const panel = new BookAgainPanel(page)
  await expect(panel.all.getByText(`${lesson.client} · `)).toContainText(times)
  await expect(panel.day(lesson.freeDays[0] ?? '')).toHaveAttribute('aria-pressed', 'true')
})

test('a browser in the school’s zone is told nothing of zones', async ({ openWindow }) => {
  const page = await openWindow('staff', { timezoneId: schoolZone })
  await page.goto('/')
  await expect(lessonsOf(page)).toBeVisible()
  await expect(page.getByText('All times are the school')).toHaveCount(0)
})
