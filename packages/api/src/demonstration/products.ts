import type { ProductRow } from '../products/product.entity.ts'

type Product = Pick<ProductRow, 'name' | 'isPrivateLesson' | 'price' | 'color'> & {
  /** As it is usually taught; a session keeps a length of its own. */
  readonly minutes: number
  readonly buffers?: readonly [before: number, after: number]
  readonly isActive?: boolean
}

/** 20 % value added tax, within every price. */
export const TAX_RATE_BASIS_POINTS = 2_000

const isPrivateLesson = true

export const PRODUCTS = {
  ski60: { name: 'Cours particulier de ski · 1 h', isPrivateLesson, price: 6_500, minutes: 60, color: 0 },
  ski90: { name: 'Cours particulier de ski · 1 h 30', isPrivateLesson, price: 9_300, minutes: 90, color: 0 },
  ski120: { name: 'Cours particulier de ski · 2 h', isPrivateLesson, price: 11_900, minutes: 120, color: 0 },
  snowboard: { name: 'Cours particulier de snowboard', isPrivateLesson, price: 6_900, minutes: 60, color: 1 },
  slalom: {
    name: 'Perfectionnement slalom',
    isPrivateLesson,
    price: 8_400,
    minutes: 60,
    color: 2,
    buffers: [10, 10],
  },
  video: {
    name: 'Cours particulier avec vidéo',
    isPrivateLesson,
    price: 10_900,
    minutes: 90,
    color: 3,
    buffers: [0, 15],
  },
  dawn: {
    name: 'Lever de soleil à ski de randonnée',
    isPrivateLesson,
    price: 14_500,
    minutes: 120,
    color: 4,
    buffers: [15, 0],
  },
  night: {
    name: 'Sortie nocturne à la frontale',
    isPrivateLesson,
    price: 13_200,
    minutes: 90,
    color: 5,
    buffers: [15, 15],
  },
  torches: {
    name: 'Descente aux flambeaux privée',
    isPrivateLesson,
    price: 9_800,
    minutes: 60,
    color: 5,
  },
  monoski: {
    name: 'Initiation au monoski',
    isPrivateLesson,
    price: 7_200,
    minutes: 60,
    color: 1,
    isActive: false,
  },
  children: {
    name: 'Cours collectif enfants',
    isPrivateLesson: false,
    price: 4_200,
    minutes: 120,
    color: 6,
  },
  adults: {
    name: 'Cours collectif adultes',
    isPrivateLesson: false,
    price: 4_900,
    minutes: 120,
    color: 7,
  },
} satisfies Record<string, Product>

export type ProductKey = keyof typeof PRODUCTS

/** A product by its key, as one type for all. */
export function product(key: ProductKey): Product {
  return PRODUCTS[key]
}
