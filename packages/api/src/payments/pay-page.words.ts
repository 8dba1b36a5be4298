import type { Language } from '../i18n/language.ts'
import type { PayState } from './pay-page.html.ts'

interface PayPageWords {
  readonly title: (school: string) => string
  readonly heading: Readonly<Record<PayState, (count: number) => string>>
  readonly explanation: Readonly<Record<PayState, string>>
  readonly total: string
  readonly pay: (amount: string) => string
  readonly demonstration: string
  readonly cannotPayHere: string
  readonly order: (number: string) => string
  readonly localTimes: (timeZone: string) => string
  readonly unknown: { readonly title: string; readonly explanation: string }
  readonly busy: { readonly title: string; readonly explanation: string }
}

const en: PayPageWords = {
  title: (school) => `Your booking at ${school}`,
  heading: {
    TO_PAY: (n) => (n === 1 ? 'Your lesson is booked' : `Your ${n} lessons are booked`),
    PAID: () => 'Paid, thank you',
    CANCELLED: (n) => (n === 1 ? 'This lesson is cancelled' : 'These lessons are cancelled'),
    REFUNDED: () => 'Refunded',
    LAPSED: () => 'This payment link has lapsed',
  },
  explanation: {
    TO_PAY: 'Check the days and times, then pay for all of it at once.',
    PAID: 'There is nothing more to do. We look forward to seeing you.',
    CANCELLED: 'There is nothing to pay. For another time, please ask the school.',
    REFUNDED: 'This order was paid and then refunded. For any question, please ask the school.',
    LAPSED: 'Please ask the school for a new one.',
  },
  total: 'Total, tax included',
  pay: (amount) => `Pay ${amount}`,
  demonstration: 'This is a demonstration: no money moves. The button only marks the order as paid.',
  cannotPayHere: 'Paying online is not set up yet. Please pay at the school.',
  order: (number) => `Order ${number}`,
  localTimes: (timeZone) => `Times are local to the school (${timeZone}).`,
  unknown: {
    title: 'This payment link leads nowhere',
    explanation:
      'It may have been cut off when it was copied. Open it from the e-mail again, or ask the school.',
  },
  busy: {
    title: 'One moment, please',
    explanation: 'This page cannot be shown just now. Try again in a few seconds.',
  },
}

const fr: PayPageWords = {
  title: (school) => `Votre réservation – ${school}`,
  heading: {
    TO_PAY: (n) => (n === 1 ? 'Votre cours est réservé' : `Vos ${n} cours sont réservés`),
    PAID: () => 'C’est payé, merci',
    CANCELLED: (n) => (n === 1 ? 'Ce cours est annulé' : 'Ces cours sont annulés'),
    REFUNDED: () => 'Remboursé',
    LAPSED: () => 'Ce lien de paiement a expiré',
  },
  explanation: {
    TO_PAY: 'Vérifiez les jours et les heures, puis réglez le tout en une fois.',
    PAID: 'Il ne vous reste rien à faire. À bientôt !',
    CANCELLED: 'Vous n’avez rien à payer. Pour un autre horaire, adressez-vous à l’école.',
    REFUNDED: 'Cette commande a été payée, puis remboursée. Pour toute question, adressez-vous à l’école.',
    LAPSED: 'Demandez-en un nouveau à l’école.',
  },
  total: 'Total, taxes comprises',
  pay: (amount) => `Payer ${amount}`,
  demonstration:
    'Ceci est une démonstration\u00a0: aucun argent ne circule. Le bouton note seulement la commande comme payée.',
  cannotPayHere: 'Le paiement en ligne n’est pas encore en place. Merci de régler à l’école.',
  order: (number) => `Commande ${number}`,
  localTimes: (timeZone) => `Les heures sont celles de l’école (${timeZone}).`,
  unknown: {
    title: 'Ce lien de paiement ne mène nulle part',
    explanation:
      'Il a peut-être été coupé en le copiant. Ouvrez-le à nouveau depuis l’e-mail, ou demandez à l’école.',
  },
  busy: {
    title: 'Un instant, s’il vous plaît',
    explanation: 'Cette page ne peut pas être affichée pour le moment. Réessayez dans quelques secondes.',
  },
}

export const payPageWords: Readonly<Record<Language, PayPageWords>> = { EN: en, FR: fr }
