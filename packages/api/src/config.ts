import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .refine(
      (url) => new URL(url).pathname.length > 1,
      'names no database: postgres://user:password@host:5432/name',
    )
    .optional(),
  PUBLIC_URL: httpUrl.optional(),
  SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  DEMONSTRATION: flag.optional(),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin))),
  EMAIL_DELAY_SECONDS: z.coerce.number().int().min(0).max(180).default(5),
  EMAIL_FROM: z.email().default('bonjour@cimes.example'),
  POSTMARK_SERVER_TOKEN: z.string().min(1).optional(),
  POSTMARK_URL: httpUrl.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SOCKETS_PER_ADDRESS: z.coerce.number().int().min(1).default(1_000),
  SOCKETS_PER_PERSON: z.coerce.number().int().min(1).default(50),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** What the application runs with, from the environment alone (the README has the table). */
export interface Config {
  readonly isProduction: boolean
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Undefined: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined
  /** Without a slash at its end; undefined: http://{host}:{port}, known once the port is. */
  readonly publicUrl: string | undefined
  /** Signs payment links. Undefined: one made once and kept in the data folder. */
  readonly secret: string | undefined
  /** Whether to fill an empty database with the demonstration school. */
  readonly demonstration: boolean
  readonly allowedOrigins: readonly string[]
  /** How long after a booking its mail leaves: the time in which Undo leaves no trace. */
  readonly emailDelaySeconds: number
  readonly emailFrom: string
  readonly postmark: { readonly token: string; readonly url: string | undefined } | undefined
  /** Undefined: nodes tell each other of changes through PostgreSQL. */
  readonly redisUrl: string | undefined
  /** How many WebSockets one address and one person may have open at this node. */
  readonly socketLimits: { readonly perAddress: number; readonly perPerson: number }
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** A wrong environment; its message has a line for each variable that is wrong. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the environment once. An empty variable counts as one that is not set.
 * @throws ConfigError naming every wrong variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => explain(issue, given)).join('\n'))
  const values = parsed.data
  const isProduction = values.NODE_ENV === 'production'
  return {
    isProduction,
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL,
    secret: values.SECRET,
    // Its sign-ins are known to everybody, so a production machine has it only when asked by name.
    demonstration: values.DEMONSTRATION ?? (values.DATABASE_URL === undefined && !isProduction),
    allowedOrigins: values.ALLOWED_ORIGINS,
    emailDelaySeconds: values.EMAIL_DELAY_SECONDS,
    emailFrom: values.EMAIL_FROM,
    postmark:
      values.POSTMARK_SERVER_TOKEN === undefined
        ? undefined
        : { token: values.POSTMARK_SERVER_TOKEN, url: values.POSTMARK_URL },
    redisUrl: values.REDIS_URL,
    socketLimits: { perAddress: values.SOCKETS_PER_ADDRESS, perPerson: values.SOCKETS_PER_PERSON },
    logLevel: values.LOG_LEVEL,
  }
}

/** Values that may hold a password are named, never repeated. */
const CONFIDENTIAL = new Set(['SECRET', 'DATABASE_URL', 'REDIS_URL', 'POSTMARK_SERVER_TOKEN'])

function explain(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const shown = CONFIDENTIAL.has(name) ? '' : ` (it is "${given[name]}")`
  return `${name}${shown}: ${issue.message}`
}
