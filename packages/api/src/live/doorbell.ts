/**
 * Tells the nodes, after a commit, that an organization's schedule has moved on. It may lose a ring and may ring
 * twice: the version in the database is the truth, and a poll stands behind it.
 */
export interface Doorbell {
  /** Rings for an organization; returns at once and never fails. */
  ring(organizationId: string): void
  /** Calls back with the organizations that were rung for, here or on another node. Returns how to stop. */
  onRing(listener: (organizationIds: readonly string[]) => void): () => void
  close(): Promise<void>
}
