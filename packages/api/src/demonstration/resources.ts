/** What a lesson can need; `capacity` is the number of units. */
export const RESOURCES = {
  slalomCourse: { name: 'Stade de slalom', capacity: 1 },
  videoRoom: { name: 'Salle vidéo', capacity: 1 },
  van: { name: 'Navette', capacity: 1 },
  radios: { name: 'Casques radio', capacity: 3 },
  airbags: { name: 'Gilets airbag', capacity: 6 },
  magicCarpet: { name: 'Tapis des débutants', capacity: 6 },
} as const

export type ResourceKey = keyof typeof RESOURCES
