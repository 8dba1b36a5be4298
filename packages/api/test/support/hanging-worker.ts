import { pino } from 'pino'
import { openOrm } from '../../src/database/orm.ts'
import { startWorker } from '../../src/jobs/worker.ts'

// A process of its own that takes one job and never ends it, to be killed in the midst of it.
const orm = await openOrm(process.argv[2]!)
startWorker(
  { orm, logger: pino({ level: 'silent' }) },
  {
    'send-email': async () => {
      process.stdout.write('begun\n')
      await new Promise(() => undefined)
    },
  },
)
