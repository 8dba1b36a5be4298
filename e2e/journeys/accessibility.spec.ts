import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { BookAgainPanel } from '../support/book-again.ts'
import { lessonOn, lessonsOf } from '../support/calendar.ts'
import { expect, test } from '../support/test.ts'

/**
 * What axe finds, each as one line that names the rule and the elements. In the dark it looks at contrast alone: the
 * themes differ in nothing but colours. A mail's frame runs no scripts, axe's included.
 */
async function findings(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await new AxeBuilder({ page }).exclude('iframe').analyze()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const dark = await new AxeBuilder({ page }).exclude('iframe').withRules('color-contrast').analyze()
  return [...light.violations, ...dark.violations].map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
  )
}

const expectAccessible = async (page: Page) => expect(await findings(page), page.url()).toEqual([])

test('signing in is accessible, also when it was refused', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByText('Administrator')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('E-mail').fill('nobody@cimes.example')
  await page.getByLabel('Password', { exact: true }).fill('something else')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await expectAccessible(page)
})

for (const view of ['day', 'week', 'agenda']) {
  test(`the ${view} is accessible`, async ({ openWindow, school }) => {
    const page = await openWindow('administrator')
    await page.goto(`/${view}/${school.today}`)
    await expect(lessonsOf(page).getByRole('button').first()).toBeVisible()
    await expectAccessible(page)
  })
}

test('a lesson’s panel, booking it again and its message are accessible', async ({ openWindow, school }) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const page = await openWindow('staff')
  const panel = new BookAgainPanel(page)
  await page.goto(`/day/${lesson.date}`)
  await lessonOn(page, lesson).click()
  await expect(page.getByText('Completed', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('complementary').getByRole('button', { name: 'Book again' }).click()
  await expect(panel.day(lesson.freeDays[0] ?? '')).toHaveAttribute('aria-pressed', 'true')
  await expect(panel.all.getByTitle('Preview of the e-mail')).toBeVisible()
  await expectAccessible(page)

  await panel.confirm.click()
  await expect(page.getByText('lesson booked for')).toBeVisible()
  await expectAccessible(page)
})

test('the order, the mailbox and the payment page are accessible', async ({ openWindow, school }) => {
  const lesson = await school.finishedLesson({ freeDays: 1 })
  const [date = ''] = lesson.freeDays
  await school.bookAgain(lesson, [date])
  const page = await openWindow('staff')
  await page.goto(`/day/${date}`)
  await lessonOn(page, lesson, date).click()
  await page.getByRole('link', { name: /^Order \d+$/ }).click()
  await expect(page.getByRole('img', { name: 'QR code of the payment link' })).toBeVisible()
  await expectAccessible(page)
  const link = (await page.getByRole('link', { name: 'Open payment page' }).getAttribute('href')) ?? ''

  await page.getByRole('link', { name: 'Mailbox' }).click()
  await page.getByRole('link', { name: `${lesson.email}` }).click({ timeout: 20_000 })
  await expect(page.getByTitle('The message')).toBeVisible()
  await expectAccessible(page)

  await page.goto(link)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^(Pay|Payer) / }).click()
  await expect(page.getByRole('heading', { name: /^(Paid|C’est payé)/ })).toBeVisible()
  await expectAccessible(page)
})
