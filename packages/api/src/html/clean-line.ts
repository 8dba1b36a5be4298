// Line ends and control characters: a subject with one would be the start of another mail header.
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu

// Marks that turn the reading direction of what follows, and marks without width. Letters of every script stay, and
// so do the joiners U+200C and U+200D, which some scripts and emoji need.
const HIDDEN = /[\u200B\u200E\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu

/**
 * A name or the like as one plain line, for mails and pages that people outside of the school read: no line ends,
 * nothing hidden, at most `maximum` characters (code points).
 */
export function cleanLine(text: string, maximum = 120): string {
  const characters = [...text.replace(HIDDEN, '').replace(BREAKS, ' ').trim()]
  return characters.length <= maximum ? characters.join('') : `${characters.slice(0, maximum - 1).join('')}…`
}
