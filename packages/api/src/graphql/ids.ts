const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id as a caller sent it: in the one form that is stored, or null when it can be nobody's. */
export function asId(id: string): string | null {
  return UUID.test(id) ? id.toLowerCase() : null
}
