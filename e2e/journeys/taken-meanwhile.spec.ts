import { listenToAnnouncements } from '../support/announcements.ts'
import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { lessonOn } from '../support/calendar.ts'
import { streamOf } from '../support/held-stream.ts'
import { weekday } from '../support/school-time.ts'
import { expect, test } from '../support/test.ts'

test('a chosen day that somebody takes loses its tick, says why, and is announced once', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const [taken = '', other = ''] = lesson.freeDays
  const mine = await openWindow('staff')
  const colleagues = await openWindow('administrator')
  const panel = new BookAgainPanel(mine)

  await mine.goto(`/day/${lesson.date}`)
  await lessonOn(mine, lesson).press('b')
  await expect(panel.day(taken)).toHaveAttribute('aria-pressed', 'true')
  const announcements = await listenToAnnouncements(mine)

  await colleagues.goto(`/day/${lesson.date}`)
  await lessonOn(colleagues, lesson).press('b')
  const theirs = new BookAgainPanel(colleagues)
  await expect(theirs.day(taken)).toHaveAttribute('aria-pressed', 'true')
  await theirs.confirm.click()
  await expect(new BookedMessage(colleagues).all).toBeVisible()

  await expect(panel.day(taken)).toHaveAttribute('aria-pressed', 'false')
  await expect(panel.day(taken)).toHaveAttribute('aria-disabled', 'true')
  await expect(panel.day(taken)).toContainText('Just taken')
  await expect(panel.day(taken)).toContainText(lesson.staff)
  await expect(panel.confirm).toHaveAccessibleName('Choose a day')
  const sentence = `${weekday(taken)} has just been taken: `
  await expect.poll(announcements).toContainEqual(expect.stringContaining(sentence))

  await panel.day(taken).click({ force: true })
  await expect(panel.day(taken)).toHaveAttribute('aria-pressed', 'false')
  await panel.day(other).click()
  await panel.confirm.click()
  await expect(new BookedMessage(mine).all).toContainText(`1 lesson booked for ${lesson.client}`)
  expect((await announcements()).filter((text) => text.includes(sentence))).toHaveLength(1)
  expect((await school.copiesOf(lesson)).map(({ date }) => date)).toEqual([taken, other])
})

test('a day taken at the very moment of confirming: nothing is booked, and the other is one click away', async ({
  openWindow,
  school,
}) => {
  const lesson = await school.finishedLesson({ freeDays: 2 })
  const [taken = '', other = ''] = lesson.freeDays
  const mine = await openWindow('staff')
  const stream = await streamOf(mine)
  const panel = new BookAgainPanel(mine)
  await mine.goto(`/day/${lesson.date}`)
  await lessonOn(mine, lesson).press('b')
  await panel.day(other).click()
  await expect(panel.confirm).toHaveAccessibleName(/^Book 2 lessons · €/)

  stream.hold()
  await school.bookAgain(lesson, [taken])
  await expect(panel.day(taken)).toHaveAttribute('aria-pressed', 'true')
  await panel.confirm.click()

  await expect(
    panel.all.getByText(`${weekday(taken)} has just been taken. Book the other one?`),
  ).toBeVisible()
  await expect(panel.day(taken)).toContainText(lesson.staff)
  await expect(panel.day(other)).toHaveAttribute('aria-pressed', 'true')
  expect(await school.copiesOf(lesson)).toHaveLength(1)

  stream.release()
  await expect(panel.confirm).toBeFocused()
  await expect(panel.confirm).toHaveAccessibleName(/^Book the other one · €/)
  await panel.confirm.click()
  await expect(new BookedMessage(mine).all).toContainText(`1 lesson booked for ${lesson.client}`)
  await expect
    .poll(async () => (await school.copiesOf(lesson)).map(({ date }) => date))
    .toEqual([taken, other])
})
