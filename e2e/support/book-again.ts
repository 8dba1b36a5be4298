import type { Locator, Page } from '@playwright/test'
import { dayInWords, type LocalDate, type Locale } from './school-time.ts'

const words = {
  'en-GB': {
    ...{ title: 'Book again', days: 'The next six days', confirm: /^(Book|Choose|Offline|Looking)/ },
    ...{ undo: /^Undo/ },
  },
  'fr-FR': {
    ...{ title: 'Réserver à nouveau', days: 'Les six prochains jours', confirm: /^(Réserver|Choisissez)/ },
    ...{ undo: /^Annuler/ },
  },
}

/** The panel in which a lesson is booked again. */
export class BookAgainPanel {
  readonly all: Locator
  /** The one button that books, whatever stands on it at the moment. */
  readonly confirm: Locator
  readonly #locale: Locale
  readonly #days: Locator

  constructor(page: Page, locale: Locale = 'en-GB') {
    const { title, days, confirm } = words[locale]
    this.#locale = locale
    // Beside the calendar it is a region, over it a dialog with one.
    this.all = page.getByRole('region', { name: title })
    this.confirm = this.all.getByRole('button', { name: confirm })
    this.#days = this.all.getByRole('list', { name: days })
  }

  day(date: LocalDate): Locator {
    return this.#days.getByRole('button', { name: dayInWords(date, this.#locale) })
  }
}

/** What is said once lessons are booked, with the way back. */
export class BookedMessage {
  readonly all: Locator
  readonly undo: Locator

  constructor(page: Page, locale: Locale = 'en-GB') {
    this.all = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: words[locale].undo }) })
    this.undo = this.all.getByRole('button', { name: words[locale].undo })
  }
}
