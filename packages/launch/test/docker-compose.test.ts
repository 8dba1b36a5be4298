import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../run/places.mjs'

interface Service {
  environment: Record<string, string>
  healthcheck?: { test: string[] }
  volumes?: string[]
  build?: { dockerfile: string }
  depends_on?: Record<string, { condition: string }>
}

interface Composition {
  services: { database: Service; application: Service }
  volumes: Record<string, unknown>
}

const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
const { services, volumes } = parse(text) as Composition

test('the application waits for a healthy database, whose data is in a volume', () => {
  expect(Object.keys(services)).toEqual(['database', 'application'])
  expect(services.application.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  expect(services.database.healthcheck?.test[0]).toBe('CMD')
  expect(services.application.healthcheck?.test[0]).toBe('CMD')
  const named = services.database.volumes?.map((volume) => volume.split(':')[0])
  expect(Object.keys(volumes)).toEqual(named)
})

test('the image is built from a file that is there and runs as an ordinary user', () => {
  const dockerfile = readFileSync(join(root, services.application.build?.dockerfile ?? ''), 'utf8')
  expect(dockerfile).toMatch(/^USER node$/m)
})

test('no secret is written down: each comes from the environment, and its absence is named', () => {
  expect(services.database.environment['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
  expect(services.application.environment['SECRET']).toMatch(/^\$\{SECRET:\?/)
  expect(services.application.environment['DATABASE_URL']).toMatch(
    /^postgres:\/\/reprise:\$\{POSTGRES_PASSWORD:\?/,
  )
})

test('docker compose accepts the file with its secrets, and names a missing one', () => {
  if (compose('version').error || compose('version').status !== 0) {
    return console.log(
      'Docker Compose is not on this machine: the file was looked at by the tests above alone.',
    )
  }
  const secrets = { POSTGRES_PASSWORD: 'a-password', SECRET: 'a-secret' }
  expect(compose('config', secrets)).toMatchObject({ status: 0, stderr: '' })
  expect(compose('config', { SECRET: 'a-secret' }).stderr).toContain('POSTGRES_PASSWORD')
  expect(compose('config', { POSTGRES_PASSWORD: 'a-password' }).stderr).toContain('SECRET')
})

function compose(command: string, secrets: Record<string, string> = {}) {
  const { PATH, HOME } = process.env
  const args = ['compose', '--env-file', '/dev/null', command]
  return spawnSync('docker', args, { cwd: root, env: { PATH, HOME, ...secrets }, encoding: 'utf8' })
}
