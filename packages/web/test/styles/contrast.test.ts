import { describe, expect, test } from 'vitest'
import tokens from '../../src/styles/tokens.css?raw'

/** WCAG 2.2, 1.4.3: what ordinary text needs. */
const ENOUGH = 4.5

const [light, dark] = tokens.split('@media (prefers-color-scheme: dark)').map(colorsOf) as [Colors, Colors]
type Colors = Map<string, string>

function colorsOf(css: string): Colors {
  return new Map([...css.matchAll(/--([\w-]+):\s*(#[\da-f]{6})/gi)].map(([, name, hex]) => [name!, hex!]))
}

const grounds = ['surface', 'canvas', 'sunken', 'raised']
const slots = [0, 1, 2, 3, 4, 5, 6, 7]
const pairs: (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => [['ink', ground] as const, ['ink-soft', ground] as const]),
  ['accent', 'surface'],
  ['accent', 'canvas'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['surface', 'now'],
  ...['accent', 'danger', 'warning', 'success'].map((tone) => [tone, `${tone}-soft`] as const),
  ...slots.map((slot) => [`slot-${slot}-ink`, `slot-${slot}-tint`] as const),
  // The words of a lesson that is over, and the states that are coloured on it.
  ...slots.flatMap((slot) =>
    ['ink-soft', 'success', 'danger'].map((ink) => [ink, `slot-${slot}-tint`] as const),
  ),
]

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_scheme, colors) => {
  test.each(pairs)('%s on %s can be read', (ink, ground) => {
    expect(contrast(colors.get(ink)!, colors.get(ground)!)).toBeGreaterThanOrEqual(ENOUGH)
  })
})

function contrast(first: string, second: string): number {
  const [lighter, darker] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
