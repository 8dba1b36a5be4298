/** What keeps the application from starting and can be mended by the person who starts it: the message is one line. */
export class LaunchError extends Error {
  override name = 'LaunchError'
}
