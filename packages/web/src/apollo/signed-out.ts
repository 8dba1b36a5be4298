/**
 * Who is told when the server seems no longer to know the viewer, and finds out. A place of its own, so that the client below the
 * features does not import the router above them.
 */
let listener: () => unknown = () => undefined

export function onSignedOut(callback: () => unknown): void {
  listener = callback
}

export function announceSignedOut(): void {
  listener()
}
