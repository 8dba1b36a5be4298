/** Reserved for documentation (RFC 2606): no mail ever reaches anybody. */
const DOMAINS = ['example.com', 'example.org', 'example.net', 'courrier.example'] as const

const FRENCH = [
  'Léa Moreau',
  'Antoine Girard',
  'Chloé Lambert',
  'Nicolas Fontaine',
  'Manon Rousseau',
  'Paul Mercier',
  'Sarah Benali',
  'Olivier Caron',
  'Juliette Renaud',
  'Karim Haddad',
  'Clara Lemoine',
  'Damien Picot',
  'Nathalie Barbier',
  'Thomas Guérin',
  'Pauline Colin',
  'Louis Marchand',
  'Fatou Diallo',
  'Céline Aubert',
  'Adrien Lecomte',
  'Margot Perrin',
  'Yann Le Goff',
  'Lucie Roche',
  'Mehdi Amrani',
  'Solène Vasseur',
] as const

const ENGLISH = [
  'Emily Carter',
  'James Whitfield',
  'Sophie Hargreaves',
  'Daniel Okafor',
  'Grace Sullivan',
  'Priya Nair',
  'Tom Ashdown',
  'Hannah Brooks',
  'Liam Donnelly',
  'Anna Kowalska',
  'Peter Lindholm',
  'Mei Chen',
  'Oscar Nyberg',
  'Laura Jensen',
  'Ben Fairley',
  'Ruth Abernathy',
] as const

export type ClientKey = (typeof FRENCH)[number] | (typeof ENGLISH)[number]

interface Client {
  readonly name: ClientKey
  readonly email: string | null
  readonly phone: string
  readonly language: 'EN' | 'FR'
}

/** Never gave an address; mail to this one came back. */
export const WITHOUT_ADDRESS: ClientKey = 'Yann Le Goff'
export const BOUNCED: ClientKey = 'Oscar Nyberg'

export const CLIENTS: readonly Client[] = [
  // Numbers that the French and British regulators keep for fiction: nobody is ever called.
  ...FRENCH.map((name, index) => client(name, 'FR', `+33 6 39 98 00 ${twoDigits(index + 10)}`, index)),
  ...ENGLISH.map((name, index) => client(name, 'EN', `+44 7700 9001${twoDigits(index + 10)}`, index)),
]

/** Those whom mail reaches. */
export const REACHABLE: readonly ClientKey[] = CLIENTS.map(({ name }) => name).filter(
  (name) => name !== WITHOUT_ADDRESS && name !== BOUNCED,
)

const byName = new Map(CLIENTS.map((one) => [one.name, one]))

export function clientNamed(name: ClientKey): Client {
  const found = byName.get(name)
  if (!found) throw new Error(`The demonstration has no client ${name}`)
  return found
}

function client(name: ClientKey, language: 'EN' | 'FR', phone: string, index: number): Client {
  const mailbox = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.')
  const email = name === WITHOUT_ADDRESS ? null : `${mailbox}@${DOMAINS[index % DOMAINS.length]}`
  return { name, email, phone, language }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
