// Loaded before the program itself. The channel to the parent closes when the parent is gone, however it went:
// after a kill -9 of the parent, this process shuts down in good order instead of living on unseen.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
