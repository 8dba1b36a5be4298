import { z } from 'zod'

/** Digits alone: what JavaScript reads as a number besides, such as 0x50 or a space, is a slip of the hand here. */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
const httpUrl = z
  .url({ protocol: /^https?$/ })
  .transform((url) => new URL(url))
  .refine(({ username, search, hash }) => !username && !search && !hash)
  .transform(({ href }) => href.replace(/\/+$/, ''))
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .refine((url) => URL.canParse(url) && /^\/([^%]|%[0-9a-f]{2})+$/i.test(new URL(url).pathname))
    .optional(),
  PUBLIC_URL: httpUrl.optional(),
  SECRET: z.string().min(32).optional(),
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
    .pipe(z.array(httpUrl.transform((url) => new URL(url).origin))),
  EMAIL_DELAY_SECONDS: wholeNumber(0, 180).default(5),
  EMAIL_FROM: z.email().default('bonjour@cimes.example'),
  POSTMARK_SERVER_TOKEN: z.string().optional(),
  POSTMARK_URL: httpUrl.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SOCKETS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(1_000),
  SOCKETS_PER_PERSON: wholeNumber(1, 1_000_000).default(50),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** What each has to be, to follow "must be". */
const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'a whole number from 0 to 65535, such as 4000',
  DATABASE_URL: 'written postgres://user:password@host:5432/name',
  PUBLIC_URL: 'an address such as https://book.example.com',
  SECRET: 'at least 32 characters long',
  DEMONSTRATION: '1 or 0',
  ALLOWED_ORIGINS: 'addresses such as https://www.example.com, with commas between them',
  EMAIL_DELAY_SECONDS: 'a whole number from 0 to 180',
  EMAIL_FROM: 'an e-mail address',
  POSTMARK_URL: 'an address such as https://api.postmarkapp.com',
  REDIS_URL: 'written redis://user:password@host:6379',
  SOCKETS_PER_ADDRESS: 'a whole number from 1 to 1000000',
  SOCKETS_PER_PERSON: 'a whole number from 1 to 1000000',
  LOG_LEVEL: 'one of silent, error, warn, info and debug',
}

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
 * Reads the environment once. A variable that is empty, or blank, counts as one that is not set.
 * @throws ConfigError naming every wrong variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
    throw new ConfigError([...names].map((name) => explain(name, given[name])).join('\n'))
  }
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
/** Also in addresses where none belongs. */
const PASSWORD = /\/\/[^/]*@/g

function explain(name: string, value = ''): string {
  const shown = CONFIDENTIAL.has(name) ? '' : ` (it is ${JSON.stringify(value.replaceAll(PASSWORD, '//…@'))})`
  return `${name} must be ${EXPECTED[name]}${shown}.`
}
