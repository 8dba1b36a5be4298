/** An order's number as people see it: 000042. Six digits to begin with, more when they are needed. */
export function orderNumber(number: number): string {
  return String(number).padStart(6, '0')
}
