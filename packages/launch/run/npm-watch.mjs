import { readFileSync } from 'node:fs'

/**
 * npm passes a SIGTERM on to the shell that it runs a script in, and that shell ends without telling us; killed
 * itself, npm tells nobody. So we look whether those above us are still the ones that we began with.
 * @param {() => void} callback called once
 */
export function whenNpmIsGone(callback) {
  const begunWith = above()
  const watch = setInterval(() => {
    if (above() === begunWith) return
    clearInterval(watch)
    callback()
  }, 250)
  watch.unref()
}

/** Our parent and, where that is npm's shell and can be looked at (Linux), the shell's parent, which is npm. */
function above() {
  const parent = process.ppid
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    const end = stat.lastIndexOf(')')
    const isShell = /^(ba|da|a|z|k)?sh$/.test(stat.slice(stat.indexOf('(') + 1, end))
    return isShell ? `${parent} ${stat.slice(end + 2).split(' ')[1]}` : `${parent}`
  } catch {
    return `${parent}`
  }
}
