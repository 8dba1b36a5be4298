import { Router } from 'express'
import type { Parts } from './parts.ts'

/** How long the database may take to answer before this node counts as not ready. */
const READY_WITHIN_MS = 2_000

/** /health/live: the process answers. /health/ready: it can also reach its database, through the pool it works with. */
export function healthRoutes({ orm, logger }: Pick<Parts, 'orm' | 'logger'>): Router {
  const router = Router()
  router.get('/health/live', (_request, response) => void response.json({ status: 'live' }))
  router.get('/health/ready', async (_request, response) => {
    try {
      await Promise.race([orm.em.fork().execute('select 1'), tooLate()])
      response.json({ status: 'ready' })
    } catch (error) {
      logger.warn({ err: error }, 'Not ready: the database does not answer')
      response.status(503).json({ status: 'the database does not answer' })
    }
  })
  return router
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), READY_WITHIN_MS).unref()
  })
}
