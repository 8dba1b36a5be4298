import { Router, type Request, type Response } from 'express'
import { TryAgainError } from '../graphql/errors.ts'
import { loadBookedOrder, type BookedOrder } from '../orders/load-booked-order.ts'
import type { Parts } from '../parts.ts'
import { isForeignRequest } from './foreign-request.ts'
import { payMessageHtml, payPageHtml, payStateOf } from './pay-page.html.ts'
import { PAY_PAGE_POLICY } from './pay-page.style.ts'
import { payOrder } from './pay-order.ts'
import { readPayToken, type PayTarget } from './pay-token.ts'

type PayParts = Pick<Parts, 'orm' | 'doorbell' | 'now' | 'publicUrl' | 'secret'>

/**
 * The page of a payment link. Looking at it changes nothing, since mail programs do so before their people.
 * `demonstrationPayment`: whether orders may be taken as paid here although no money moves.
 */
export function payPage(
  parts: PayParts,
  { demonstrationPayment }: { readonly demonstrationPayment: boolean },
): Router {
  const router = Router()
  router.get('/pay/:token', (request, response) =>
    respond(response, async () => {
      const found = await findOrder(parts, request)
      if (!found) return send(response, 404, payMessageHtml('unknown'))
      const action = demonstrationPayment ? `${pathOf(request)}/demonstration` : null
      send(response, 200, payPageHtml(found.order, payStateOf(found.order, parts.now()), action))
    }),
  )
  router.post('/pay/:token/demonstration', (request, response) =>
    respond(response, async () => {
      const found = await findOrder(parts, request)
      if (!found) return send(response, 404, payMessageHtml('unknown'))
      const { organizationId, orderId } = found.target
      const isAllowed = demonstrationPayment && !isForeignRequest(request.headers, parts.publicUrl)
      if (!isAllowed)
        return send(response, 403, payPageHtml(found.order, payStateOf(found.order, parts.now()), null))
      await payOrder(parts, organizationId, orderId, parts.now())
      // The page says how it went, also when the order was cancelled meanwhile; loading it again pays nothing.
      response.set('Cache-Control', 'no-store').redirect(303, pathOf(request))
    }),
  )
  return router
}

/** The order that a token leads to; null for a token that is not ours or that was made void since. */
async function findOrder(
  { orm, secret }: PayParts,
  request: Request,
): Promise<{ readonly target: PayTarget; readonly order: BookedOrder } | null> {
  const target = readPayToken(secret, String(request.params['token']))
  if (!target) return null
  const order = await loadBookedOrder(orm.em.fork(), target.organizationId, target.orderId)
  return order?.paymentLink?.keyVersion === target.keyVersion ? { target, order } : null
}

/** Read out of a token that was checked, so it holds nothing but the token's own letters. */
function pathOf(request: Request): string {
  return `/pay/${String(request.params['token'])}`
}

async function respond(response: Response, answer: () => Promise<void>): Promise<void> {
  try {
    await answer()
  } catch (error) {
    if (!(error instanceof TryAgainError)) throw error
    response.set('Retry-After', String(error.retryAfterSeconds))
    send(response, 503, payMessageHtml('busy'))
  }
}

function send(response: Response, status: number, page: string): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy': PAY_PAGE_POLICY,
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .type('html')
    .send(page)
}
