// Says what it hears and ends of its own accord, with an exit code of its own.
const living = setInterval(() => {}, 60_000)

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    console.log(`heard ${signal}`)
    clearInterval(living)
    process.exitCode = 7
  })
}
process.on('exit', () => console.log('ended'))
console.log(`began ${process.pid}`)
