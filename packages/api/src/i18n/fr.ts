import type { Messages } from './messages.ts'

export const fr: Messages = {
  conflict: {
    STAFF_BUSY: (name, time) => `${name} : autre séance ${time}`,
    STAFF_UNAVAILABLE: (name, time) => `${name} n’est pas disponible ${time}`,
    STAFF_OUTSIDE_WORKING_HOURS: (name) => `${name} ne travaille pas à ce moment-là`,
    RESOURCE_BUSY: (name, time) => `${name} : déjà pris ${time}`,
    RESOURCE_UNAVAILABLE: (name, time) => `${name} : hors service ${time}`,
    ORGANIZATION_CLOSED: (_, time) =>
      time ? `L’école est fermée : ${time}` : 'L’école est fermée à cette heure-là',
    LOCAL_TIME_SKIPPED: () => 'Cette heure n’existe pas ce jour-là (changement d’heure)',
    NO_LONGER_OFFERED: (name) => `${name} n’est plus proposé`,
  },
  notRebookable: {
    CANCELLED:
      'Cette séance a été annulée : seuls les cours particuliers terminés peuvent être réservés à nouveau.',
    NOT_A_PRIVATE_LESSON: 'Seuls les cours particuliers peuvent être réservés à nouveau.',
    NO_CLIENT: 'Cette séance n’a pas de client pour qui la réserver à nouveau.',
    NOT_COMPLETED: 'Ce cours n’est pas encore terminé : il pourra être réservé à nouveau après sa fin.',
  },
  notUndoable: {
    NOT_FOUND: 'Cette réservation n’existe pas.',
    ALREADY_PAID: 'La commande est payée : la réservation ne peut plus être annulée d’un geste.',
    ALREADY_BEGUN: 'Une des séances a commencé : la réservation ne peut plus être annulée d’un geste.',
  },
  date: {
    NONE: 'Choisissez au moins un jour.',
    TOO_MANY: 'Six jours au plus peuvent être réservés à la fois.',
    TWICE: 'Ce jour est choisi deux fois.',
    OUT_OF_RANGE: 'Seuls les six prochains jours peuvent être réservés, à partir de demain.',
  },
  invalidInput: 'Les jours choisis ne peuvent pas être réservés : voyez chacun d’eux.',
  invalidCredentials: 'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les et réessayez.',
  sessionNotFound: 'Cette séance n’existe pas dans votre école.',
  rebookingIdTaken:
    'Cette demande a déjà servi pour une autre séance ou d’autres jours. Confirmez à nouveau pour réserver.',
  daysUnavailable: (days) => `Rien n’a été réservé. Pas disponible : ${days}.`,
  watchLinkNameInvalid:
    'Donnez à l’écran un nom de 100 caractères au plus, par exemple l’endroit où il est accroché.',
  watchLinkNotFound: 'Ce lien n’existe pas.',
  emailProblem: {
    NO_ADDRESS: 'Le client n’a pas d’adresse e-mail.',
    INVALID_ADDRESS: 'Le service d’envoi signale que cette adresse n’est pas valable.',
    INACTIVE_ADDRESS: 'Un message à cette adresse est déjà revenu : le service d’envoi n’y remet plus rien.',
    GAVE_UP: 'Le service d’envoi n’a pas accepté ce message, malgré de nombreux essais.',
    CANCELLED_MEANWHILE: 'La réservation a été annulée avant que le service d’envoi ait confirmé ce message.',
  },
  warnings: {
    noAddress: (client) =>
      `${client} n’a pas d’adresse e-mail : copiez le lien de paiement et envoyez-le vous-même.`,
    badAddress: (client, address) =>
      `Les messages à ${address} échouent : copiez le lien de paiement et envoyez-le vous-même à ${client}.`,
    clientBusy: (client, day, time) => `${client} a déjà un autre cours ${day}, ${time}.`,
  },
}
