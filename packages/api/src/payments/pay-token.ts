import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a payment link leads to. `keyVersion` (0–255) is the link's own: raising it makes older links void. */
export interface PayTarget {
  readonly organizationId: string
  readonly orderId: string
  readonly keyVersion: number
}

const TARGET_BYTES = 33
const MAC_BYTES = 24

/**
 * The token of a payment link: what it leads to and 192 bits of HMAC-SHA-256 over that, 76 characters for a URL.
 * It can be made again at any time and stands in no table, so that no copy of the database gives links away.
 */
export function payTokenFor(secret: string, target: PayTarget): string {
  const bytes = toBytes(target)
  return Buffer.concat([bytes, macOf(secret, bytes)]).toString('base64url')
}

/** What a token leads to; null for anything that is not exactly a token of ours. */
export function readPayToken(secret: string, token: string): PayTarget | null {
  const bytes = Buffer.from(token, 'base64url')
  // Decoding forgives stray characters; comparing with the one right way to write it does not.
  if (bytes.length !== TARGET_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null
  const target = bytes.subarray(0, TARGET_BYTES)
  if (!timingSafeEqual(macOf(secret, target), bytes.subarray(TARGET_BYTES))) return null
  return { organizationId: toUuid(target, 0), orderId: toUuid(target, 16), keyVersion: target.readUInt8(32) }
}

/** Where a client pays an order. */
export function payUrl(
  { publicUrl, secret }: { readonly publicUrl: string; readonly secret: string },
  { organizationId, orderId, keyVersion }: PayTarget,
): string {
  return `${publicUrl}/pay/${payTokenFor(secret, { organizationId, orderId, keyVersion })}`
}

// The words before it keep this use of the secret apart from any other.
function macOf(secret: string, target: Uint8Array): Buffer {
  return createHmac('sha256', secret)
    .update('reprise payment link\n')
    .update(target)
    .digest()
    .subarray(0, MAC_BYTES)
}

function toBytes({ organizationId, orderId, keyVersion }: PayTarget): Buffer {
  const ids = Buffer.from((organizationId + orderId).replaceAll('-', ''), 'hex')
  return Buffer.concat([ids, Buffer.of(keyVersion)])
}

function toUuid(bytes: Buffer, start: number): string {
  const digits = bytes.toString('hex', start, start + 16)
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
