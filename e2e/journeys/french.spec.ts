import type { Page } from '@playwright/test'
import { password, accounts } from '../support/api.ts'
import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { columnOf } from '../support/calendar.ts'
import { dayInWords } from '../support/school-time.ts'
import { expect, test } from '../support/test.ts'

/** What the visited screens say in English: none of it may be left on them. */
const english = [
  ...['Sign in', 'Sign out', 'Password', 'Today', 'Earlier', 'Later', 'Day', 'Week', 'Calendar', 'Mailbox'],
  ...[
    'Staff',
    'Administrator',
    'you',
    'Keys',
    'Choose',
    'Close',
    'Lesson',
    'Lessons',
    'Completed',
    'Upcoming',
  ],
  ...['Book', 'Booked', 'again', 'Free', 'Chosen', 'Not free', 'Tomorrow', 'Key', 'Price', 'Paid', 'Pay'],
  ...['Undo', 'Copy', 'Order', 'Awaiting', 'Payment link', 'About to leave', 'Sent', 'Made on', 'To', 'From'],
  ...[
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
    'Friday',
    'Saturday',
    'Sunday',
    'Formatted',
    'Text',
    'Show',
  ],
  ...['The', 'the', 'and', 'is', 'times', 'school', 'works', 'other lesson', 'booked', 'Thank', 'thank'],
]

/** All that can be read on the page or heard from it, texts for screen readers and hints on icons included. */
async function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const hints = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    )
    return [document.title, document.body.innerText, ...hints].join('\n')
  })
}

/** `others`: what stands there in the language of those it is for. */
async function expectNoEnglish(page: Page, others = ''): Promise<void> {
  // The switch names each language in its own.
  const words = (await wordsOn(page)).replace(others, '').replaceAll('English', '')
  expect(words.length).toBeGreaterThan(100)
  const left = english.filter((text) => new RegExp(`(?<![\\p{L}-])${text}(?![\\p{L}-])`, 'u').test(words))
  expect(left, `on ${page.url()}`).toEqual([])
}

test('a French browser is spoken to in French, from the sign-in to the payment', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 2, language: 'FR' })
  const [first = '', second = ''] = lesson.freeDays
  const page = await openWindow('nobody', { locale: 'fr-FR' })
  const panel = new BookAgainPanel(page, 'fr-FR')
  let orderNumber = ''

  await test.step('connexion', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Connexion à votre école' })).toBeVisible()
    await expect(page.getByText('Personnel')).toBeVisible()
    await expectNoEnglish(page)
    await page.getByLabel('E-mail').fill(accounts.staff.email)
    await page.getByLabel('Mot de passe', { exact: true }).fill('autre chose')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await expect(page.getByRole('status')).toBeVisible()
    await expectNoEnglish(page)
    await page.getByLabel('Mot de passe', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await expect(page.getByRole('button', { name: 'Aujourd’hui' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  })

  await test.step('planning', async () => {
    await expectNoEnglish(page)
    for (const view of ['Semaine', 'Agenda', 'Jour']) {
      await page.getByRole('button', { name: view, exact: true }).click()
      await expect(
        page
          .getByRole('group', { name: /^Cours\. Flèches/ })
          .getByRole('button')
          .first(),
      ).toBeAttached()
      await expectNoEnglish(page)
    }
  })

  await test.step('réserver à nouveau', async () => {
    await page.goto(`/day/${lesson.date}`)
    const column = columnOf(page, lesson.staff, lesson.date, 'fr-FR')
    await column.getByRole('button', { name: new RegExp(`${lesson.client} .*${lesson.start}`) }).click()
    await expect(page.getByText('Terminé', { exact: true })).toBeVisible()
    await expectNoEnglish(page)
    await page.getByRole('complementary').getByRole('button', { name: 'Réserver à nouveau' }).click()
    await expect(panel.day(first)).toContainText('Choisi')
    await panel.day(second).click()
    await expect(panel.confirm).toHaveAccessibleName(/^Réserver 2 cours · \d+,\d\d\s€$/)
    await expect(panel.all.getByText(/2 cours réservés/)).toBeVisible()
    await expectNoEnglish(page)
    await panel.confirm.click()
    const message = new BookedMessage(page, 'fr-FR')
    await expect(message.all).toContainText(`2 cours réservés pour ${lesson.client}`)
    await expectNoEnglish(page)
    orderNumber = /Commande (\d+)/.exec(await message.all.innerText())?.[1] ?? ''
  })

  await test.step('commande', async () => {
    await page.getByRole('complementary').getByRole('listitem').getByRole('link').first().click()
    await page.getByRole('link', { name: `Commande ${orderNumber}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('En attente de paiement')
    await expect(page.getByText(/E-mail :\s*Envoyé/)).toBeVisible({ timeout: 20_000 })
    await expectNoEnglish(page)
  })

  await test.step('boîte de réception et paiement', async () => {
    await page.getByRole('link', { name: 'Boîte de réception' }).click()
    await page.getByRole('link', { name: `${lesson.email}` }).click()
    await expect(page.getByRole('heading', { level: 2 })).toContainText('2 cours réservés')
    await expectNoEnglish(page, await page.getByRole('navigation', { name: 'Messages' }).innerText())
    const mail = page.getByTitle('Le message').contentFrame()
    await expect(mail.getByText(`Bonjour ${lesson.client}`)).toBeVisible()
    await expect(mail.getByText(dayInWords(first, 'fr-FR')).first()).toBeVisible()
    const payPage = page.waitForEvent('popup')
    await mail.getByRole('link', { name: /^Payer/ }).click()
    const payment = await payPage
    await expect(payment.getByRole('heading', { name: 'Vos 2 cours sont réservés' })).toBeVisible()
    await expectNoEnglish(payment)
    await payment.getByRole('button', { name: /^Payer \d+,\d\d\s€$/ }).click()
    await expect(payment.getByRole('heading', { name: 'C’est payé, merci' })).toBeVisible()
    await expectNoEnglish(payment)
  })
})
