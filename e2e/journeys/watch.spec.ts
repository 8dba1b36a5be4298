import type { Page } from '@playwright/test'
import { Api } from '../support/api.ts'
import { BookAgainPanel, BookedMessage } from '../support/book-again.ts'
import { columnOf } from '../support/calendar.ts'
import { MovableClock } from '../support/movable-clock.ts'
import { addDays, dateAtSchool, dayInWords, timeAtSchool, type LocalDate } from '../support/school-time.ts'
import { scheduleDocument, type Session } from '../support/school.documents.ts'
import type { Lesson, School } from '../support/school.ts'
import { startApplication } from '../support/start-application.ts'
import { expect, test as base } from '../support/test.ts'

const today = dateAtSchool(Date.now())
const tomorrow = addDays(today, 1)
const beforeMidnight = atSchool(today, '23:50')
const afterMidnight = atSchool(tomorrow, '00:05')

/**
 * Lessons are booked again for tomorrow and later, and a display shows today: the two meet at midnight. So this
 * journey's school has a clock of its own, and so have those who look at it.
 */
const test = base.extend<object, { ownClock: MovableClock }>({
  ownClock: [
    async ({}, use) => {
      const clock = new MovableClock(beforeMidnight)
      await use(clock)
      clock.remove()
    },
    { scope: 'worker' },
  ],
  application: [
    async ({ ownClock }, use) => {
      const application = await startApplication({ env: ownClock.env })
      await use(application)
      await application.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test('a display on the wall follows the day over midnight, until its link is revoked', async ({
  application,
  openWindow,
  ownClock,
  school,
}) => {
  const api = await Api.signIn(application.url, 'staff')
  const lesson = await aLessonFreeTomorrow(school)
  const shortName = lesson.client.replace(/^(\S+) .*?(\S)\S*$/, '$1 $2.')
  const office = await openWindow('administrator')
  const wall = await openWindow('nobody')
  const mine = await openWindow('staff')
  let reloads = 0
  let address = ''

  await test.step('an administrator makes a link, whose address is shown this once', async () => {
    await office.goto('/')
    await office.getByRole('link', { name: 'Displays' }).click()
    await expect(office.getByText('No display yet')).toBeVisible()
    await office.getByLabel('Name').fill('Reception')
    await office.getByRole('button', { name: 'Make a link' }).click()
    const made = office.getByRole('region', { name: 'The link for “Reception” is ready' })
    address = await made.getByText('/watch/').innerText()
    await expect(made.getByRole('img', { name: 'QR code of the address' })).toBeVisible()
    await office.reload()
    await expect(office.getByRole('list', { name: 'Links in use' })).toContainText('Reception')
    await expect(office.getByText('/watch/')).toHaveCount(0)
  })

  await test.step('it opens without a sign-in, and shows today with names shortened', async () => {
    await wall.clock.install({ time: beforeMidnight })
    await wall.goto(address)
    await expect(wall.getByRole('heading', { level: 1, name: dayInWords(today) })).toBeVisible()
    await expect(wall.getByRole('banner')).toContainText(/École des Cimes.*23:5\d/s)
    await expect(wall.getByRole('group', { name: "Today's lessons" })).toBeVisible()
    expect(await wall.context().cookies()).toEqual([])
    const names = await clientsOn(api, today)
    const shown = await wall.getByRole('main').innerText()
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) expect(shown).not.toContain(name)
    await expect(wall.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
    wall.on('load', () => (reloads += 1))
  })

  await test.step('in a third window a lesson is booked again for tomorrow', async () => {
    await mine.clock.install({ time: beforeMidnight })
    await mine.goto(`/day/${lesson.date}?session=${lesson.id}&again=1`)
    await expect(new BookAgainPanel(mine).day(tomorrow)).toHaveAttribute('aria-pressed', 'true')
    await new BookAgainPanel(mine).confirm.click()
    await expect(new BookedMessage(mine).all).toContainText(`1 lesson booked for ${lesson.client}`)
  })

  const booked = columnOf(wall, lesson.staff, tomorrow).locator('.lesson', { hasText: shortName })

  await test.step('after midnight the wall shows the new day by itself, and the booking on it', async () => {
    ownClock.moveTo(afterMidnight)
    await wall.clock.setSystemTime(afterMidnight)
    await expect(wall.getByRole('heading', { level: 1, name: dayInWords(tomorrow) })).toBeVisible()
    await expect(booked.filter({ hasText: `${lesson.start}–${lesson.end}` })).toHaveCount(1)
    await expect(wall.getByRole('main')).not.toContainText(lesson.client)
  })

  await test.step('somebody takes the booking back, and the wall says so at once', async () => {
    await expect(booked.getByTitle('Cancelled')).toHaveCount(0)
    await undoOf(api, lesson)
    await expect(booked.getByTitle('Cancelled')).toHaveCount(1)
    expect(reloads).toBe(0)
  })

  await test.step('the link is revoked, and the wall goes dark with words', async () => {
    await office.getByRole('button', { name: 'Revoke Reception' }).click()
    await office.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(office.getByText('No display yet')).toBeVisible()
    await expectDark(wall)
    await wall.reload()
    await expectDark(wall)
    await expect(wall.getByText('Reception')).toHaveCount(0)
  })
})

async function expectDark(wall: Page): Promise<void> {
  await expect(wall.getByText('This display is off')).toBeVisible()
  await expect(wall.getByText('Cet affichage est éteint')).toBeVisible()
  await expect(wall.getByRole('banner')).toHaveCount(0)
}

/** The moment at which the school's clock shows that time. */
function atSchool(date: LocalDate, time: string): number {
  const moments = ['+01:00', '+02:00'].map((offset) => Date.parse(`${date}T${time}:00${offset}`))
  return moments.find((moment) => timeAtSchool(moment) === time) ?? 0
}

async function aLessonFreeTomorrow(school: School): Promise<Lesson> {
  for (;;) {
    const lesson = await school.finishedLesson({ freeDays: 1 })
    if (lesson.freeDays[0] === tomorrow) return lesson
  }
}

async function sessionsOn(api: Api, date: LocalDate): Promise<Session[]> {
  const { schedule } = await api.ask<{ schedule: { sessions: Session[] } }>(scheduleDocument, {
    ...{ from: date, to: date },
  })
  return schedule.sessions
}

async function clientsOn(api: Api, date: LocalDate): Promise<string[]> {
  return (await sessionsOn(api, date)).flatMap(({ client }) => (client ? [client.name] : []))
}

/** By another program: the message with its Undo is long gone. */
async function undoOf(api: Api, lesson: Lesson): Promise<void> {
  const { session } = await api.ask<{ session: { copies: { rebooking: { id: string } }[] } }>(
    'query ($id: ID!) { session(id: $id) { copies { rebooking { id } } } }',
    { id: lesson.id },
  )
  const { undoRebooking } = await api.ask<{ undoRebooking: { __typename: string } }>(
    'mutation ($id: UUID!) { undoRebooking(id: $id) { __typename } }',
    { id: session.copies[0]?.rebooking.id },
  )
  expect(undoRebooking.__typename).toBe('RebookingUndone')
}
