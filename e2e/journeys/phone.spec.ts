import type { Page } from '@playwright/test'
import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { agendaLine, lessonsOf } from '../support/calendar.ts'
import { accounts, password } from '../support/api.ts'
import { expect, test } from '../support/test.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(beyond, `px beyond the width, on ${page.url()}`).toBe(0)
}

test('on a phone: the agenda, a lesson as a sheet, booked again with two taps', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const [first = '', second = ''] = lesson.freeDays
  const page = await openWindow('nobody', phone)
  const sheet = page.getByRole('dialog')
  const panel = new BookAgainPanel(page)

  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Sign in to your school' })).toBeVisible()
  await expectNoSidewaysScrolling(page)
  await page.getByLabel('E-mail').fill(accounts.staff.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).tap()

  await test.step('the agenda opens on today, with my own lessons', async () => {
    await expect(page.getByRole('button', { name: 'Agenda' })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByLabel('Whose lessons').getByRole('option', { selected: true })).toHaveText(
      `${accounts.staff.name} (my lessons)`,
    )
    await expectNoSidewaysScrolling(page)
    await page.getByLabel('Whose lessons').selectOption('Everybody')
    if (lesson.date !== school.today) await page.getByRole('button', { name: 'Earlier' }).tap()
    await expect(agendaLine(page, lesson)).toBeVisible()
    await expectNoSidewaysScrolling(page)
  })

  await test.step('a lesson covers it as a sheet, and gives it back', async () => {
    await agendaLine(page, lesson).tap()
    await expect(sheet).toBeVisible()
    await expect(sheet.getByText(lesson.client)).toBeVisible()
    const box = await sheet.boundingBox()
    expect(box).toEqual({ x: 0, y: 0, ...phone.viewport })
    await expectNoSidewaysScrolling(page)
    await sheet.getByRole('button', { name: 'Close' }).tap()
    await expect(sheet).toBeHidden()
  })

  await test.step('booked again', async () => {
    await agendaLine(page, lesson).tap()
    await sheet.getByRole('button', { name: 'Book again' }).tap()
    await expect(panel.day(first)).toHaveAttribute('aria-pressed', 'true')
    await panel.day(second).tap()
    await expect(panel.confirm).toHaveAccessibleName(/^Book 2 lessons · €/)
    await expect(panel.confirm).toBeInViewport({ ratio: 1 })
    await expectNoSidewaysScrolling(page)
    await panel.confirm.tap()
    const message = new BookedMessage(page)
    await expect(message.all).toContainText(`2 lessons booked for ${lesson.client}`)
    await expect(message.undo).toBeInViewport({ ratio: 1 })
    await expect(sheet).toBeHidden()
    await expectNoSidewaysScrolling(page)
  })

  await test.step('both lessons stand in the agenda', async () => {
    await page.getByRole('button', { name: 'Today', exact: true }).tap()
    for (const date of [first, second]) await expect(agendaLine(page, lesson, date)).toBeAttached()
    await agendaLine(page, lesson, second).tap()
    await sheet.getByRole('link', { name: /^Order \d+$/ }).tap()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Awaiting payment')
    await expectNoSidewaysScrolling(page)
  })

  await test.step('no view is wider than the phone', async () => {
    for (const path of ['/mailbox', `/day/${lesson.date}`, `/week/${lesson.date}?staff=all`]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (!path.startsWith('/mailbox')) await expect(lessonsOf(page)).toBeVisible()
      await expectNoSidewaysScrolling(page)
    }
  })
})
