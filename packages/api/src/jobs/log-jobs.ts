import { Logger as JobLogger } from 'graphile-worker'
import type { Logger } from 'pino'

/** What graphile-worker says, in our log. Its extras stay out: among them are whole jobs and connection settings. */
export function logJobs(logger: Logger): JobLogger {
  return new JobLogger(({ taskIdentifier, jobId }) => (level, message, meta) => {
    // A job that failed is tried again, and says so itself; its stack is for those who ask for details.
    if (level === 'error' && meta?.['failure'] === true) logger.debug({ taskIdentifier, jobId }, message)
    else if (level === 'error') logger.error({ taskIdentifier, jobId }, message)
    else if (level === 'warning') logger.warn({ taskIdentifier, jobId }, message)
    else logger.debug({ taskIdentifier, jobId }, message)
  })
}
