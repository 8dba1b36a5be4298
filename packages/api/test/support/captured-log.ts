import { pino, type Logger } from 'pino'

/** A line of the log. */
export interface LogLine {
  readonly level: number
  readonly msg: string
  readonly errorId?: string
  readonly err?: { readonly message: string; readonly stack: string }
}

/** A logger whose lines a test can read. */
export function captureLog(): { readonly logger: Logger; readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const write = (line: string) => void lines.push(JSON.parse(line) as LogLine)
  return { logger: pino({ level: 'debug' }, { write }), lines }
}
