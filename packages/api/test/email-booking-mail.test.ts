import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { bookingMailSubject, renderBookingMail, type BookingMailInput } from '../src/email/booking-mail.ts'

const session = (date: string) => ({
  startsAt: Temporal.Instant.from(`${date}T08:00Z`),
  endsAt: Temporal.Instant.from(`${date}T09:30Z`),
  productName: 'Cours particulier',
  staffNames: ['Ana Dupont', 'Marc Rey'],
  resourceNames: ['Piste école'],
})

const aMail = (changed: Partial<BookingMailInput> = {}): BookingMailInput => ({
  kind: 'BOOKED',
  language: 'FR',
  organizationName: 'École des Cimes',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  clientName: 'Léa Martin',
  sessions: [session('2026-11-26'), session('2026-11-24')],
  total: 12000,
  orderNumber: '000042',
  payUrl: 'https://book.school.example/pay/token',
  ...changed,
})

/** What a reader sees of the HTML: no tags, single spaces. */
const seen = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

describe('a booking', () => {
  test.each([
    {
      language: 'FR' as const,
      subject: 'École des Cimes\u00a0: 2 cours réservés, 24–26 novembre',
      words: [
        'Bonjour Léa Martin,',
        'Vos 2 cours sont réservés',
        'Mardi 24 novembre 2026',
        'Payer 120,00 €',
        'Commande 000042',
      ],
    },
    {
      language: 'EN' as const,
      subject: 'École des Cimes: 2 lessons booked, 24\u2009–\u200926 November',
      words: [
        'Hello Léa Martin,',
        'Your 2 lessons are booked',
        'Tuesday, 24 November 2026',
        'Pay €120.00',
        'Order 000042',
      ],
    },
  ])('$language: says the same in HTML and in text', ({ language, subject, words }) => {
    const mail = renderBookingMail(aMail({ language }))
    expect(mail.subject.replace(/[\u2009\u202f]/g, '\u2009')).toBe(subject)
    const bodies = [seen(mail.html), mail.text.replace(/[^\S\n]/g, ' ')]
    for (const body of bodies) {
      for (const word of words) expect(body).toContain(word)
      for (const word of [
        '09:00–10:30',
        'Cours particulier',
        'Ana Dupont · Marc Rey · Piste école',
        'Europe/Paris',
      ]) {
        expect(body).toContain(word)
      }
    }
    expect(mail.html).toContain('href="https://book.school.example/pay/token"')
    expect(mail.text).toContain(' https://book.school.example/pay/token\n')
  })

  test('lists its sessions in order of time', () => {
    const { text } = renderBookingMail(aMail())
    expect(text.indexOf('24 novembre')).toBeLessThan(text.indexOf('26 novembre'))
  })

  test('says one session by its weekday', () => {
    const mail = aMail({ language: 'EN', sessions: [session('2026-11-24')] })
    expect(renderBookingMail(mail).subject).toBe('École des Cimes: 1 lesson booked, Tuesday 24 November')
    expect(renderBookingMail(mail).text).toContain('Your lesson is booked')
  })

  test('writes dates and times in the school’s zone', () => {
    const { text } = renderBookingMail(
      aMail({ language: 'EN', timeZone: 'Australia/Lord_Howe', sessions: [session('2026-11-24')] }),
    )
    expect(text).toContain('Tuesday, 24 November 2026, 19:00–20:30')
  })

  test.each([
    ['JPY', 12000, 'JP¥12,000'],
    ['TND', 12000, '12.000'],
    ['CHF', 12050, '120.50'],
  ])('writes %s in its own minor units', (currency, total, amount) => {
    expect(renderBookingMail(aMail({ language: 'EN', currency, total })).text).toContain(amount)
  })

  test('in a preview has a button that leads nowhere, and no order number', () => {
    const { html, text } = renderBookingMail(aMail({ payUrl: null, orderNumber: null }))
    expect(html).not.toContain('href')
    expect(seen(html)).toMatch(/Payer 120,00\s€/)
    expect(html + text).not.toMatch(/Commande|null/)
  })
})

test('a cancellation asks for nothing', () => {
  for (const language of ['FR', 'EN'] as const) {
    const mail = renderBookingMail(aMail({ kind: 'CANCELLED', language }))
    expect(mail.subject).toMatch(/2 cours annulés|2 lessons cancelled/)
    expect(mail.html + mail.text).not.toMatch(/https?:|120[,.]00/)
  }
})

describe('hostile names', () => {
  const hostile = aMail({
    organizationName: 'École\r\nBcc: spy@elsewhere.example\u2028<script>alert(1)</script>',
    clientName: `Léa\u202Eexe.gpj\u200F"'><img src=x onerror=alert(1)>\u0000`,
    sessions: [
      {
        ...session('2026-11-24'),
        productName: '</td></table><h1>Free</h1>',
        staffNames: ['Ana & <b>Bob</b>'],
        resourceNames: ['\u2066Room\u2069', 'R'.repeat(10_000)],
      },
    ],
    payUrl: 'https://book.school.example/pay/"><script>',
  })

  test('neither break a header nor become markup, in any part', () => {
    const { subject, html, text } = renderBookingMail(hostile)
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200F]/u)
    expect(html).not.toMatch(/<script|<img|<h1>Free|<b>Bob|"><|\u202E/)
    expect(html).toContain('Ana &amp; &lt;b&gt;Bob&lt;/b&gt;')
    expect(text).not.toMatch(/^Bcc:/m)
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000]/)
  })

  test('have an end', () => {
    const { html, subject } = renderBookingMail({ ...hostile, organizationName: 'É'.repeat(10_000) })
    expect(html.length).toBeLessThan(20_000)
    expect(subject.length).toBeLessThan(150)
  })

  test('of other scripts stay as they are', () => {
    const names = ['مدرسة القمم', '山の学校', 'Zoë O’Brien', '👩‍👩‍👧 Club']
    for (const organizationName of names) {
      expect(bookingMailSubject(aMail({ organizationName }))).toContain(organizationName)
      expect(renderBookingMail(aMail({ clientName: organizationName })).html).toContain(organizationName)
    }
  })
})
