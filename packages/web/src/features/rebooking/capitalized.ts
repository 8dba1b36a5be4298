/** For the head of a sentence or a line: French writes its weekdays small. */
export function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
