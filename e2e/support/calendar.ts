import { expect, type Locator, type Page } from '@playwright/test'
import { accounts, password, type Account } from './api.ts'
import type { Lesson } from './school.ts'
import { dayInWords, daysBetween, type LocalDate, type Locale } from './school-time.ts'

/** At the door, by hand. */
export async function signIn(page: Page, account: Account = 'staff'): Promise<void> {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(accounts[account].email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible()
}

/** The grid of the view that is open, once its lessons are there. */
export const lessonsOf = (page: Page) =>
  page.getByRole('group', { name: /^Lessons\. Move with the arrow keys/ })

/** Leafs through the day view from `today` to another date. */
export async function leafTo(page: Page, today: LocalDate, date: LocalDate): Promise<void> {
  const days = daysBetween(today, date)
  for (let step = 0; step < Math.abs(days); step++) {
    await page.getByRole('button', { name: days < 0 ? 'Earlier' : 'Later', exact: true }).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: dayInWords(date) })).toBeVisible()
}

/** One person's day in the day or the week view. */
export function columnOf(page: Page, staff: string, date: LocalDate, locale: Locale = 'en-GB'): Locator {
  const name = new RegExp(`^${staff}, ${dayInWords(date, locale).source}`, 'i')
  return page.getByRole('group', { name })
}

/** The lesson as it stands in the grid of days, or its copy on another date. */
export function lessonOn(page: Page, lesson: Lesson, date: LocalDate = lesson.date): Locator {
  const name = new RegExp(`${lesson.client}.* ${lesson.start}|${lesson.start}.* ${lesson.client}`)
  return columnOf(page, lesson.staff, date).getByRole('button', { name })
}

/** The lesson as a line of the agenda. */
export function agendaLine(page: Page, lesson: Lesson, date: LocalDate = lesson.date): Locator {
  return lessonsOf(page)
    .locator('section', { has: page.getByRole('heading', { name: dayInWords(date) }) })
    .getByRole('button', { name: new RegExp(`^${lesson.start} ${lesson.end} ${lesson.client}`) })
}
