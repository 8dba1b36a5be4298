import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'

const BUILT = fileURLToPath(new URL('../../web/dist', import.meta.url))

/**
 * The calendar's built files. Those with a hash in their name never change; the page itself is asked for anew, and
 * stands behind every path that is not a file's: the calendar knows what it shows there.
 */
export function webFiles(folder = BUILT): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  router.use(express.static(folder, { maxAge: 0, index: false }))
  router.get('/{*path}', (request, response, next) => {
    const isFile = /\.[^/]*$/.test(request.path)
    if (isFile || !request.accepts('html')) return next()
    if (existsSync(`${folder}/index.html`))
      return response.sendFile('index.html', { root: folder, maxAge: 0 })
    return response.status(503).type('text').send('The calendar is not built: run `npm start`.')
  })
  router.use((_request, response) => void response.status(404).type('text').send('Not Found'))
  return router
}
