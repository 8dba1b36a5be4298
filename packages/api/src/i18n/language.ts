/** The languages that people are addressed in. */
export type Language = 'EN' | 'FR'

/**
 * The best of an Accept-Language header that we have; null when it names none of ours (RFC 9110 §12.5.4).
 * `*` and a missing header leave the choice to the viewer's own language.
 */
export function negotiateLanguage(header: string | undefined): Language | null {
  const ranges = (header ?? '').split(',', 20).map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean)
    return { language: range.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
  })
  const known = ranges
    .filter(({ language, quality }) => (language === 'fr' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return known[0] ? (known[0].language === 'fr' ? 'FR' : 'EN') : null
}
