import { ApolloError } from '@apollo/client/core'
import { describe, expect, it } from 'vitest'
import { requestFailure } from '../../src/features/rebooking/request-failure.ts'

const withCode = (code: string, more: Record<string, unknown> = {}) =>
  new ApolloError({ graphQLErrors: [{ message: '…', extensions: { code, ...more } }] })

const withBody = (statusCode: number, code: string) =>
  new ApolloError({
    networkError: Object.assign(new Error('Response not successful'), {
      name: 'ServerError',
      response: new Response(null, { status: statusCode }),
      statusCode,
      result: { errors: [{ message: '…', extensions: { code } }] },
    }),
  })

describe('a request without an answer', () => {
  it.each([
    ['a connection that broke', new ApolloError({ networkError: new TypeError('Failed to fetch') })],
    ['a fault of the server', withCode('INTERNAL_SERVER_ERROR')],
    ['a busy server', withBody(503, 'TRY_AGAIN')],
    ['something thrown on the way', new Error('timeout')],
  ])('may be repeated after %s', (_, error) => {
    expect(requestFailure(error).mayRepeat).toBe(true)
  })

  it.each([
    ['signed out', withCode('UNAUTHENTICATED')],
    ['not allowed', withCode('FORBIDDEN')],
    ['refused with a 400', withBody(400, 'BAD_USER_INPUT')],
  ])('was refused for good: %s', (_, error) => {
    expect(requestFailure(error).mayRepeat).toBe(false)
  })

  it('tells how long the server asks to wait, and its number of the error', () => {
    expect(requestFailure(withCode('TRY_AGAIN', { retryAfterSeconds: 2 })).retryAfterSeconds).toBe(2)
    expect(requestFailure(withCode('INTERNAL_SERVER_ERROR', { errorId: 'e-1' })).errorId).toBe('e-1')
  })
})
