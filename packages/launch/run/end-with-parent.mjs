// Loaded before the program itself. The channel to the parent closes when the parent is gone, however it went:
// after a kill -9 of the parent, this process shuts down in good order instead of living on unseen.
if (process.channel) {
  // Processes that it forks get the same arguments, and have a parent and a channel of their own.
  const position = process.execArgv.indexOf(import.meta.url)
  if (position > 0) process.execArgv.splice(position - 1, 2)
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
