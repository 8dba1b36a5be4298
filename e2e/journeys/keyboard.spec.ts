import type { Page } from '@playwright/test'
import { accounts, password } from '../support/api.ts'
import { BookAgainPanel } from '../support/book-again.ts'
import { columnOf, lessonOn, lessonsOf } from '../support/calendar.ts'
import type { Lesson } from '../support/school.ts'
import { addDays, dayInWords, daysBetween, type LocalDate } from '../support/school-time.ts'
import { expect, test } from '../support/test.ts'

/** Presses a key until `isReached`; a person who never gets there gives up as well. */
async function pressUntil(page: Page, key: string, isReached: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < 40; times++) {
    if (await isReached()) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} leads nowhere`)
}

async function leafByKeys(page: Page, from: LocalDate, to: LocalDate): Promise<void> {
  for (let step = 0; step < daysBetween(to, from); step++) await page.keyboard.press('[')
  await expect(page.getByRole('heading', { level: 1, name: dayInWords(to) })).toBeVisible()
}

/** Into the lessons, to the column of the one who gave it, and down to it. */
async function walkTo(page: Page, lesson: Lesson): Promise<void> {
  const focused = page.locator(':focus')
  const within = (place: ReturnType<Page['locator']>) => async () => (await place.and(focused).count()) > 0
  await expect(lessonOn(page, lesson)).toBeAttached()
  await pressUntil(page, 'Tab', within(lessonsOf(page).getByRole('button')))
  await page.keyboard.press('Control+Home')
  const column = columnOf(page, lesson.staff, lesson.date)
  await pressUntil(page, 'ArrowRight', within(column.getByRole('button')))
  await page.keyboard.press('Home')
  await pressUntil(page, 'ArrowDown', within(lessonOn(page, lesson)))
}

test('a lesson is found, booked again and undone without a mouse', async ({ openWindow, school }) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const [first = '', second = ''] = lesson.freeDays
  const tomorrow = addDays(school.today, 1)
  const page = await openWindow('nobody')
  const panel = new BookAgainPanel(page)
  const { keyboard } = page

  await page.goto('/')
  const email = page.getByLabel('E-mail')
  await pressUntil(page, 'Tab', () => email.evaluate((field) => field === document.activeElement))
  await keyboard.type(accounts.staff.email)
  await keyboard.press('Tab')
  await keyboard.type(password)
  await keyboard.press('Enter')
  await expect(lessonsOf(page)).toBeVisible()

  await leafByKeys(page, school.today, lesson.date)
  await walkTo(page, lesson)
  await keyboard.press('Enter')
  await expect(page.getByText('Completed', { exact: true })).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.getByText('Completed', { exact: true })).toBeHidden()
  await expect(lessonOn(page, lesson)).toBeFocused()

  await keyboard.press('b')
  await expect(panel.confirm).toBeFocused()
  await expect(panel.day(first)).toHaveAttribute('aria-pressed', 'true')
  await keyboard.press(String(daysBetween(tomorrow, first) + 1))
  await expect(panel.confirm).toHaveAccessibleName('Choose a day')
  await keyboard.press(String(daysBetween(tomorrow, second) + 1))
  await expect(panel.day(first)).toHaveAttribute('aria-pressed', 'false')
  await expect(panel.day(second)).toHaveAttribute('aria-pressed', 'true')
  await expect(panel.confirm).toHaveAccessibleName(/^Book 1 lesson · €/)

  await keyboard.press('Enter')
  await expect(page.getByText(`1 lesson booked for ${lesson.client}`)).toBeVisible()
  await keyboard.press('u')
  await expect(page.getByText('Undone: the lessons and the order are withdrawn.')).toBeVisible()
  await keyboard.press('Escape')
  await expect(lessonOn(page, lesson)).toBeFocused()
  expect((await school.copiesOf(lesson)).map(({ date, status }) => `${date} ${status}`)).toEqual([
    `${second} CANCELLED`,
  ])
})

test('the focus comes back to the lesson when the panel is closed without booking', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const page = await openWindow('staff')
  await page.goto(`/day/${lesson.date}`)
  await walkTo(page, lesson)
  await page.keyboard.press('b')
  await expect(new BookAgainPanel(page).confirm).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(new BookAgainPanel(page).all).toBeHidden()
  await expect(lessonOn(page, lesson)).toBeFocused()
})
