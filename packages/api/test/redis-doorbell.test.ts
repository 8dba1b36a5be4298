import { EventEmitter, once } from 'node:events'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import type { Doorbell } from '../src/live/doorbell.ts'
import { RedisDoorbell } from '../src/live/redis-doorbell.ts'
import { findRedisProgram, RedisServer } from './support/redis-server.ts'

const program = findRedisProgram()
if (program === null)
  console.warn('NOT RUN: the doorbell over Redis. No redis-server or valkey-server on this machine.')

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

describe.runIf(program !== null)('the doorbell over Redis', () => {
  test('a ring on one node is heard on the other, each organization once', async () => {
    const redis = await aRedis()
    const [here, there] = [aDoorbell(redis.url), aDoorbell(redis.url)]
    const heard = await hearing(there, here)
    const rung = once(heard, 'ring')
    here.ring('one')
    here.ring('two')
    here.ring('one')
    expect((await rung)[0]).toEqual(['one', 'two'])
  })

  test('rings are heard again after the server was away, and none that was rung meanwhile stops the node', async () => {
    const redis = await aRedis()
    const [here, there] = [aDoorbell(redis.url), aDoorbell(redis.url)]
    await hearing(there, here)
    await redis.end()
    here.ring('lost')
    await redis.start()
    const heard = await hearing(there, here)
    const rung = once(heard, 'ring')
    here.ring('found')
    expect((await rung)[0]).toEqual(['found'])
  })
})

async function aRedis(): Promise<RedisServer> {
  const redis = await RedisServer.start(program!)
  endings.push(() => redis.remove())
  return redis
}

function aDoorbell(url: string): RedisDoorbell {
  const doorbell = new RedisDoorbell(url, pino({ level: 'silent' }))
  endings.unshift(() => doorbell.close())
  return doorbell
}

/** Rings until the other one hears it: both are connected from then on. What is heard later is emitted as 'ring'. */
async function hearing(listener: Doorbell, ringer: Doorbell): Promise<EventEmitter> {
  const heard = new EventEmitter()
  listener.onRing((organizationIds) => {
    const others = organizationIds.filter((id) => id !== 'test')
    if (others.length < organizationIds.length) heard.emit('test')
    if (others.length > 0) heard.emit('ring', others)
  })
  const repeat = setInterval(() => ringer.ring('test'), 50)
  await once(heard, 'test')
  clearInterval(repeat)
  return heard
}
