import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

type Environment = Record<string, string>

/** The lines that an environment is refused with. */
function problemsOf(env: Environment): string[] {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as ConfigError).message.split('\n')
  }
  throw new Error('It was taken')
}

test('without any, it is the demonstration on this machine alone', () => {
  expect(readConfig({})).toEqual({
    isProduction: false,
    port: 4000,
    host: '127.0.0.1',
    dataDir: '.data',
    databaseUrl: undefined,
    publicUrl: undefined,
    secret: undefined,
    demonstration: true,
    allowedOrigins: [],
    emailDelaySeconds: 5,
    emailFrom: 'bonjour@cimes.example',
    postmark: undefined,
    redisUrl: undefined,
    socketLimits: { perAddress: 1_000, perPerson: 50 },
    logLevel: 'info',
  })
})

test('each is taken as it is written', () => {
  const config = readConfig({
    NODE_ENV: 'production',
    PORT: '8080',
    HOST: '::1',
    DATA_DIR: '/var/lib/reprise',
    DATABASE_URL: 'postgresql://user:p%40ss@db.example:5433/school?sslmode=require',
    PUBLIC_URL: 'https://book.example.com/',
    SECRET: 'x'.repeat(32),
    DEMONSTRATION: 'true',
    ALLOWED_ORIGINS: ' https://one.example, http://two.example:81/ ,',
    EMAIL_DELAY_SECONDS: '0',
    EMAIL_FROM: 'desk@school.example',
    POSTMARK_SERVER_TOKEN: 'token',
    POSTMARK_URL: 'http://127.0.0.1:9000/',
    REDIS_URL: 'rediss://user:pass@cache.example:6380',
    SOCKETS_PER_ADDRESS: '5',
    SOCKETS_PER_PERSON: '6',
    LOG_LEVEL: 'warn',
  })
  expect(config).toEqual({
    isProduction: true,
    port: 8080,
    host: '::1',
    dataDir: '/var/lib/reprise',
    databaseUrl: 'postgresql://user:p%40ss@db.example:5433/school?sslmode=require',
    publicUrl: 'https://book.example.com',
    secret: 'x'.repeat(32),
    demonstration: true,
    allowedOrigins: ['https://one.example', 'http://two.example:81'],
    emailDelaySeconds: 0,
    emailFrom: 'desk@school.example',
    postmark: { token: 'token', url: 'http://127.0.0.1:9000' },
    redisUrl: 'rediss://user:pass@cache.example:6380',
    socketLimits: { perAddress: 5, perPerson: 6 },
    logLevel: 'warn',
  })
})

test.each(['', ' ', '\t'])('one that is set to "%s" counts as not set', (blank) => {
  const names = [
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'PUBLIC_URL',
    'SECRET',
    'DEMONSTRATION',
    'LOG_LEVEL',
  ]
  expect(readConfig(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(readConfig({}))
})

describe('the demonstration', () => {
  const isOn = (env: Environment) => readConfig(env).demonstration
  const DATABASE_URL = 'postgres://h/d'

  test('is not put into a database that was given, nor into production, unless it is asked for', () => {
    expect(isOn({ DATABASE_URL })).toBe(false)
    expect(isOn({ NODE_ENV: 'production' })).toBe(false)
    expect(isOn({ NODE_ENV: 'production', DATABASE_URL })).toBe(false)
    expect(isOn({ NODE_ENV: 'production', DEMONSTRATION: '1' })).toBe(true)
    expect(isOn({ DATABASE_URL, DEMONSTRATION: 'true' })).toBe(true)
    expect(isOn({ DEMONSTRATION: '0' })).toBe(false)
    expect(isOn({ DEMONSTRATION: 'false' })).toBe(false)
    expect(isOn({ NODE_ENV: 'test' })).toBe(true)
  })
})

describe('the public address', () => {
  test.each([
    ['HTTPS://Book.Example.COM', 'https://book.example.com'],
    ['http://localhost:4000//', 'http://localhost:4000'],
    ['https://example.com/school/', 'https://example.com/school'],
  ])('%s is kept as %s', (given, kept) => expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(kept))
})

const URL_HINT = 'must be an address such as'
const WRONG: [name: string, values: string[], hint: string][] = [
  [
    'PORT',
    ['abc', '-1', '65536', '4000.5', '0x50', '1e3', '99999999999999'],
    'must be a whole number from 0 to 65535',
  ],
  [
    'PUBLIC_URL',
    ['nope', 'ftp://x.example', 'https://', '//x', 'https://x.example/?a', 'https://x.example/#a'],
    URL_HINT,
  ],
  ['DEMONSTRATION', ['yes', '2', 'TRUE'], 'must be 1 or 0'],
  [
    'ALLOWED_ORIGINS',
    ['*', 'school.example', 'https://a.example,https://b.example:x', 'https://a.example,b'],
    'must be addresses such as',
  ],
  ['EMAIL_DELAY_SECONDS', ['-1', '181', '5s'], 'must be a whole number from 0 to 180'],
  ['EMAIL_FROM', ['nobody', 'a@', 'a@b', 'a@b.example\nBcc: c@d.example'], 'must be an e-mail address'],
  ['POSTMARK_URL', ['api.postmarkapp.com'], URL_HINT],
  ['SOCKETS_PER_ADDRESS', ['0', 'many'], 'must be a whole number from 1'],
  ['SOCKETS_PER_PERSON', ['0', '-5'], 'must be a whole number from 1'],
  ['LOG_LEVEL', ['loud', 'INFO', 'trace'], 'must be one of silent, error'],
]

describe('a wrong value', () => {
  test.each(WRONG)('of %s is shown, with what it must be, in one line', (name, values, hint) => {
    for (const value of values) {
      const lines = problemsOf({ [name]: value })
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(new RegExp(`^${name} ${hint}.*\\.$`))
      expect(lines[0]).toContain(`(it is ${JSON.stringify(value)})`)
    }
  })

  test.each([
    [
      'DATABASE_URL',
      [
        'nonsense',
        'postgres:',
        'postgres://user:hunter2@h/',
        'mysql://user:hunter2@h/d',
        'postgres://user:hunter2@h:x/d',
        'postgres://user:hunter2@h/%zz',
      ],
      'written postgres://user:password@host:5432/name',
    ],
    ['SECRET', ['hunter2', 'x'.repeat(31)], 'at least 32 characters long'],
    ['REDIS_URL', ['http://user:hunter2@h', 'hunter2'], 'written redis://'],
  ])('of %s is never shown, only what it must be', (name, values, hint) => {
    for (const value of values) {
      const [line, ...more] = problemsOf({ [name]: value })
      expect(more).toEqual([])
      expect(line).toMatch(new RegExp(`^${name} must be ${hint.replaceAll('/', '\\/')}.*\\.$`))
      expect(line).not.toMatch(/hunter2|xxxx|nonsense/)
    }
  })

  test('does not show a password that was put where none belongs', () => {
    for (const name of ['PUBLIC_URL', 'POSTMARK_URL', 'ALLOWED_ORIGINS']) {
      const [line] = problemsOf({ [name]: 'https://user:hunter2@x.example/' })
      expect(line).toMatch(new RegExp(`^${name} must be`))
      expect(line).not.toContain('hunter2')
    }
  })
})

test('all wrong ones are named at once, each once, and the right ones are not', () => {
  const lines = problemsOf({
    ...{ PORT: 'x', HOST: '0.0.0.0', SECRET: 'x', LOG_LEVEL: 'x' },
    ...{ ALLOWED_ORIGINS: 'a,b,c', DATABASE_URL: 'x' },
  })
  expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
    'ALLOWED_ORIGINS',
    'DATABASE_URL',
    'LOG_LEVEL',
    'PORT',
    'SECRET',
  ])
})

test('variables of others do not matter', () => {
  expect(readConfig({ PATH: '/bin', TZ: 'Mars/Base', npm_config_port: 'x' })).toEqual(readConfig({}))
})
