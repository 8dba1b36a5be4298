/** Gives a row the class of its API type, which is what a union tells its members apart by. */
export function typeOf<T extends object>(Type: new () => T, row: object): T {
  return Object.assign(new Type(), row)
}
