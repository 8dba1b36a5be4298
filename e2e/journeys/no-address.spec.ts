import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { lessonOn } from '../support/calendar.ts'
import { expect, test } from '../support/test.ts'

const unreachable = [
  {
    who: 'a client without an address',
    mail: 'no address',
    warning: 'has no e-mail address',
    told: 'No e-mail goes out.',
  },
  {
    who: 'a client whose mail bounces',
    mail: 'bounces',
    warning: 'is known to fail',
    told: 'The e-mail leaves in',
  },
] as const

for (const { who, mail, warning, told } of unreachable) {
  test(`${who}: a warning before, the link on the clipboard after`, async ({ openWindow, school }) => {
    const lesson = await school.finishedLesson({ freeDays: 1, mail })
    const [date = ''] = lesson.freeDays
    const page = await openWindow('staff', { permissions: ['clipboard-read', 'clipboard-write'] })
    const panel = new BookAgainPanel(page)
    await page.goto(`/day/${lesson.date}`)
    await lessonOn(page, lesson).press('b')
    await expect(panel.day(date)).toHaveAttribute('aria-pressed', 'true')
    const warnings = panel.all.getByRole('list', { name: 'To mind' })
    await expect(warnings).toContainText(warning)
    await expect(warnings).toContainText('copy the payment link and send it')
    await expect(panel.confirm).toHaveAccessibleName(/^Book and copy the link · €\d+\.\d\d$/)

    await panel.confirm.click()
    const message = new BookedMessage(page)
    await expect(message.all).toContainText('Link copied')
    await expect(message.all).toContainText(told)
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const [copy] = await school.copiesOf(lesson)
    expect(copy?.emails).toEqual([
      { status: expect.stringMatching(mail === 'no address' ? /FAILED/ : /QUEUED|SENT/) },
    ])
    const clients = await openWindow('nobody')
    await clients.goto(link)
    await expect(clients.getByText(new RegExp(`(Order|Commande) ${copy?.orderNumber}`))).toBeVisible()
  })
}
